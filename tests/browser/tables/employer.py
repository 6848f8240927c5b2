"""求人者マイページ in every state of the demo day."""

from applications.models import Application
from employers.models import Member, Posting
from employers.sections import SECTIONS
from tests.browser.looks import Look, by, page_of

AOZORA = "employer@demo.example"
MIDORI = "ミドリカイゴ@demo.example"
HIRING = "コウナンウンユ@demo.example"
NEW = "new-employer@demo.example"
OF = "establishment__members__user__email"


def posting(state: str, rest: str = "", press: str = "", who: str = AOZORA) -> Look:
    """The first posting in this state."""
    address = page_of(f"/employer/postings/{{}}/{rest}", Posting, state=state, **{OF: who})
    return Look(f"posting {state} {rest.strip('/')}".strip(), address, press=press)


def applicant(rest: str = "", press: str = "", who: str = AOZORA, **wanted: object) -> Look:
    address = page_of(f"/employer/applicants/{{}}/{rest}", Application, **{f"posting__{OF}": who}, **wanted)
    name = " ".join(str(value) for value in wanted.values())
    return Look(f"applicant {name} {rest.strip('/')}".strip(), address, press=press)


LOOKS = [
    *by(
        AOZORA,
        Look("home", "/employer/"),
        Look("postings", "/employer/postings/"),
        Look("new posting", "/employer/postings/new/"),
        Look("another establishment", "/employer/register/"),
        Look("establishment and members", "/employer/members/"),
        Look("establishment", "/employer/establishment/"),
        Look("invite a colleague", "/employer/members/invite/", press="招待コードを作る"),
        Look("role of a member", page_of("/employer/members/{}/", Member, user__email=AOZORA)),
        Look("end of a member", page_of("/employer/members/{}/end/", Member, user__email=AOZORA)),
        Look("join with a code", "/employer/join/", press="利用を始める"),
        Look("messages", "/messages/"),
        Look("notices", "/notices/"),
        Look("mails of notices", "/notices/mails/"),
        Look("applicants", "/employer/applicants/"),
        Look("applicants by method", "/employer/applicants/?method=online_referral"),
        Look("applicants with a late result", "/employer/applicants/?late=1"),
        Look(
            "posting below a minimum wage to come",
            page_of("/employer/postings/{}/", Posting, card__title="配送センターの仕分け"),
        ),
        posting("draft"),
        posting("draft", "check/"),
        posting("draft", "discard/"),
        *(posting("draft", f"{section.slug}/") for section in SECTIONS),
        posting("submitted"),
        posting("submitted", "sent/"),
        posting("submitted", "withdraw/"),
        posting("open"),
        posting("open", "hold/", press="保留する"),
        posting("open", "cancel/"),
        posting("open", "fill/"),
        posting("open", "consent/"),
        posting("refused"),
        posting("withdrawn"),
        posting("lapsed"),
        applicant(state="in_selection", method="online_referral"),
        applicant("messages/", press="送る", state="in_selection"),
        applicant("interview/", state="in_selection"),
        applicant("interview-dates/", press="候補日を送る", state="in_selection", method="online_referral"),
        applicant(state="in_selection", slot_offers__ending=""),
        applicant("result/", press="確認画面へ進む", state="in_selection"),
        applicant(state="applied", method="self"),
        applicant("messages/", state="applied"),
        applicant(state="declined_after_hire"),
    ),
    *by(
        MIDORI,
        Look("home", "/employer/"),
        posting("returned", who=MIDORI),
        posting("returned", "wages/", who=MIDORI),
        posting("returned", "check/", who=MIDORI),
        posting("visit_asked", who=MIDORI),
        Look("applicants", "/employer/applicants/"),
    ),
    *by(HIRING, applicant(who=HIRING, state="hired"), applicant("after-hire/", who=HIRING, state="hired")),
    *by(
        NEW,
        Look("home", "/employer/"),
        Look("postings", "/employer/postings/"),
        Look("applicants", "/employer/applicants/"),
    ),
]
