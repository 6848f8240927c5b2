"""求職者マイページ in every state of the demo day."""

from functools import partial
from urllib.parse import quote, urlencode

from applications.models import Application, SlotOffer
from employers.models import Posting
from referrals.models import Referral
from seekers.models import KeptPosting, SavedSearch
from tests.browser.looks import Look, by, page_of

SUZUKI, YAMAMOTO, KATO = "seeker@demo.example", "online-seeker@demo.example", "kato@demo.example"
NEW = "new-seeker@demo.example"
OF = "seeker__user__email"


def proposal(state: str, rest: str = "", **wanted: object) -> Look:
    """The newest proposal in this state, seen by its seeker."""

    def address() -> str:
        return page_of(f"/me/referrals/{{}}/{rest}", Referral, state=state, **wanted)()

    return Look(f"proposal {state} {rest.strip('/')}".strip(), address)


def application(state: str, rest: str = "", **wanted: object) -> Look:
    def address() -> str:
        return page_of(f"/me/applications/{{}}/{rest}", Application, state=state, **wanted)()

    return Look(f"application {state} {rest.strip('/')}".strip(), address)


def interview_dates(ending: str, press: str = "") -> Look:
    """Those that wait for an answer, or what is said of others."""
    address = page_of("/me/interview-dates/{}/", SlotOffer, ending=ending)
    return Look(f"interview dates {ending}".strip(), address, press=press, status=409 if ending else 200)


def _self_application(which: int = 0) -> str:
    """A posting that nobody has touched; each look has its own, since what it types stays there."""
    taking = Posting.objects.filter(state="open", self_application=True, publication_level=1)
    fresh = taking.exclude(applications__isnull=False).exclude(referrals__isnull=False)
    return f"/jobs/{fresh.order_by('pk')[which].acceptance.number}/apply/"


def _report() -> str:
    return _self_application(2).replace("apply/", "report/")


def _kept_numbers() -> list[str]:
    kept = KeptPosting.objects.filter(**{OF: SUZUKI}).order_by("posting_id")
    return list(kept.values_list("posting__acceptance__number", flat=True))


def _comparison() -> str:
    return f"/jobs/compare/?{urlencode([('n', number) for number in _kept_numbers()])}"


def _hiding() -> str:
    return f"/jobs/{_kept_numbers()[0]}/hide/"


def pressing(look: Look, button: str) -> Look:
    return Look(look.name, look.address, press=button)


_HOME = Look("home", "/me/")
_LIST = Look("applications", "/me/applications/")


LOOKS = [
    *by(
        SUZUKI,
        _HOME,
        _LIST,
        Look("profile", "/me/profile/"),
        Look("wishes", "/me/wishes/", press="保存する", answers={"wish_places": "東京都府中市"}),
        Look("what fits", "/jobs/fit/"),
        Look("documents", "/me/documents/", press="保管する"),
        proposal("sent", **{OF: SUZUKI}),
        pressing(proposal("sent", "apply/", **{OF: SUZUKI}), "確認画面へ進む"),
        pressing(proposal("sent", "decline/", **{OF: SUZUKI}), "応募しないことを知らせる"),
        Look("search", "/jobs/"),
        Look("report of a card", _report, press="安定所に知らせる"),
        Look("kept", "/me/kept/"),
        Look("note on a kept posting", page_of("/me/kept/{}/note/", KeptPosting, **{OF: SUZUKI})),
        Look("comparing", _comparison),
        Look("viewed", "/me/viewed/"),
        Look("hidden", "/me/hidden/"),
        Look("hiding a posting", _hiding),
        Look("applying directly", _self_application, press="確認画面へ進む"),
        Look(
            "applying check",
            partial(_self_application, 1),
            press="確認画面へ進む",
            answers={"motive": "長く働きたいです。"},
        ),
        Look("saved searches", "/me/searches/"),
        Look("saved search", page_of("/me/searches/{}/", SavedSearch, findings__isnull=False)),
        Look(
            "saving a search",
            f"/me/searches/new/?search={quote('/jobs/?q=経理')}",
            press="保存する",
            answers={"name": "経理の仕事"},
        ),
        Look("messages", "/messages/"),
        Look("notices", "/notices/"),
        Look("mails of notices", "/notices/mails/"),
        Look("ending the registration", "/me/close/"),
    ),
    *by(
        KATO,
        _HOME,
        _LIST,
        proposal("established", **{OF: KATO}),
        application("in_selection", **{OF: KATO}),
        application("in_selection", "sent/", **{OF: KATO}),
        Look("messages", "/messages/"),
        pressing(application("in_selection", "messages/", **{OF: KATO}), "送る"),
    ),
    *by(
        YAMAMOTO,
        _HOME,
        _LIST,
        application("applied", **{OF: YAMAMOTO}),
        application("applied", "sent/", **{OF: YAMAMOTO}),
        application("applied", "messages/", **{OF: YAMAMOTO}),
        application("in_selection", **{OF: YAMAMOTO}),
        interview_dates("", press="会社に返事をする"),
        interview_dates("replaced"),
        application("withdrawn", **{OF: YAMAMOTO}),
        application("not_hired", **{OF: YAMAMOTO}),
    ),
    *by(
        "takahashi@demo.example",
        proposal("expired", **{OF: "takahashi@demo.example"}),
        proposal("withdrawn", **{OF: "takahashi@demo.example"}),
    ),
    *by("sato@demo.example", _HOME, proposal("declined", **{OF: "sato@demo.example"})),
    *by("takasaki@demo.example", Look("home that has lapsed", "/me/")),
    *by("ito@demo.example", application("hired", **{OF: "ito@demo.example"})),
    *by("nakamura@demo.example", application("declined_after_hire", **{OF: "nakamura@demo.example"})),
    *by(
        NEW,
        _HOME,
        _LIST,
        Look("what fits without wishes", "/jobs/fit/"),
        Look("documents", "/me/documents/"),
        Look("messages", "/messages/"),
        Look("notices", "/notices/"),
        Look("nothing kept", "/me/kept/"),
        Look("nothing viewed", "/me/viewed/"),
        Look("nothing hidden", "/me/hidden/"),
    ),
]
