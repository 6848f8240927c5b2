"""Which pages are asked, as whom; and the two walks that are counted from end to end."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from applications.views.applying import SEND
from employers.models import Posting
from tests.benchmarks import people
from tests.benchmarks.asking import Visitor, counting

# Common and rare words, one and several, a trade and a licence, a word that nothing holds.
_WORDS = (
    *("事務", "介護", "看護師", "経理事務", "保育士", "ドライバー", "営業", "調理", "在宅", "エクセル"),
    *(
        "夜勤",
        "未経験",
        "介護 夜勤",
        "事務 経理 簿記",
        "デイサービス",
        "看護 日勤",
        "倉庫",
        "清掃",
        "プログラマー",
        "潜水艦",
    ),
)
_FILTERS: tuple[dict[str, str | list[str]], ...] = (
    {},
    {"pref": "13"},
    {"pref": ["13", "14"], "time": "full"},
    {"job": "06"},
    {"job": "08", "pref": "27"},
    {"time": "part", "hourly": "1300"},
    {"form": "regular", "wage": "220000"},
    {"pref": "13", "job": "06", "form": "regular"},
    {"place": "新宿区"},
    {"page": "20"},
)


def pages(base_url: str, cast: people.Cast) -> Iterator[tuple[str, Visitor, list[str]]]:
    """Name, visitor and addresses of every page that is measured (design section 5)."""
    anyone, seeker = Visitor(base_url), Visitor(base_url, cast.seeker)
    employer = Visitor(base_url, cast.employer)
    search, posting = reverse("jobs:search"), reverse("jobs:job", args=[cast.posting.acceptance.number])
    thread = reverse("messaging:employer", args=[cast.application.pk])
    yield "search_filters", anyone, [f"{search}?{urlencode(each, doseq=True)}" for each in _FILTERS]
    yield "search_any_word", anyone, [f"{search}?{urlencode({'q': words})}" for words in _WORDS]
    yield "search_signed_in", seeker, [f"{search}?{urlencode({'q': words})}" for words in _WORDS[:5]]
    yield "posting_anonymous", anyone, [posting]
    yield "posting_signed_in", seeker, [posting]
    yield "applicant_list", employer, [reverse("applicants:list"), f"{reverse('applicants:list')}?page=10"]
    yield "application_page", employer, [reverse("applicants:applicant", args=[cast.application.pk])]
    yield "application_thread", employer, [thread]
    yield "messages", employer, [reverse("messages")]
    yield "seeker_home", seeker, [reverse("seeker_home")]
    yield "employer_home", employer, [reverse("employer_home")]
    yield "notices", employer, [reverse("notices")]
    yield "sign_in", Visitor(base_url), [reverse("account_login")]
    yield "front", Visitor(base_url), [reverse("front")]


def applying(base_url: str, cast: people.Cast) -> dict[str, int | None]:
    """From the page of a posting to the page that says "sent": requests, and queries of all of them."""
    posting = (
        Posting.objects.open().filter(self_application=True).select_related("acceptance").order_by("pk")[0]
    )
    number, visitor = posting.acceptance.number, Visitor(base_url, people.newcomer())
    visitor.get(reverse("seeker_home"))
    with counting() as counted:
        visitor.get(reverse("jobs:job", args=[number]))
        address = reverse("applications:apply_directly", args=[number])
        form = visitor.get(address)
        typed = {"motive": "受発注の経験を生かしたいと考えています。"}
        check = visitor.post(address, {**form.hidden, **typed})
        sent = visitor.post(address, {**check.hidden, **typed, SEND: "1"})
        if sent.status != 303:
            raise RuntimeError(f"{address} answers {sent.status}")
        page = visitor.get(sent.location)
    if page.status != 200:
        raise RuntimeError(f"{sent.location} answers {page.status}")
    return {"requests": 5, "queries": counted[0] if counted else None}


def first_load(base_url: str) -> dict[str, float]:
    """The front page with all that a browser fetches for it: requests, and KB as a compressing proxy sends them."""
    visitor = Visitor(base_url)
    front = visitor.get("/")
    answers = [front, *(visitor.get(path) for path in front.parts)]
    return {
        "requests": len(answers),
        "kb_gzip": round(sum(answer.bytes_gzip for answer in answers) / 1024, 1),
    }
