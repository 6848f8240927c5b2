"""The whole card, on the page of a proposal and on paper: in the words of the public page, not of the form."""

import io

import pypdf
import pytest

from employers.models import Posting
from referrals import papers
from tests.referrals import factories as make
from tests.story.walking import browser_of

pytestmark = pytest.mark.django_db

OF_THE_FORM = (
    "オンライン自主応募を受け付ける",
    "試用期間中の労働条件は同じ",
    "就業先の事業所を明示できる",
    "年齢の制限",
    "基本給（下限・円）",
)
TRIAL = {"has_trial": True, "trial_text": "3か月", "trial_same_conditions": True}
OF_THE_PAGE = (
    "賃金（手当等を含む）",
    "月給",
    "23万5,000円",
    "9時00分から18時00分まで",
    "労働条件は同じ",
    "会社の情報",
)


def test_the_page_of_a_proposal():
    proposal = make.sent(**TRIAL)
    page = browser_of(proposal.seeker).get(f"/me/referrals/{proposal.referral.pk}/").content.decode()
    assert [words for words in OF_THE_FORM if words in page] == []
    assert [words for words in OF_THE_PAGE if words not in page] == []


def test_the_paper():
    proposal = make.sent(**TRIAL)
    posting = Posting.objects.select_related("establishment__municipality", "acceptance__office").get()
    pages = pypdf.PdfReader(io.BytesIO(papers.card_paper(posting, proposal.posting.card))).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert [words for words in (*OF_THE_FORM, "<", "&") if words in text] == []
    assert [words for words in OF_THE_PAGE if words not in text] == []
