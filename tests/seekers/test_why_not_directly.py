"""Why オンライン自主応募 is not possible: one clear sentence for each reason, and a button where there is none."""

import pytest
from django.urls import reverse

from employers.actions import postings
from employers.models import Posting
from tests.employers import factories as make
from tests.employers.pages import said, soup_of
from tests.seekers.visitors import Visitors

pytestmark = pytest.mark.django_db
SWITCHED_OFF = "事業所が、オンライン自主応募を受け付けていません。"
ELSEWHERE = "派遣・請負など、ほかの事業所で働く求人のため、オンライン自主応募はできません。"


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR_FOR_STAFF = False


@pytest.fixture
def visitors() -> Visitors:
    return Visitors(make.member())


def box(visitors: Visitors, visitor: str, posting: Posting):
    answer = visitors.browser(visitor).get(reverse("jobs:job", args=[posting.acceptance.number]))
    return soup_of(answer).select_one(".apply-box")


@pytest.mark.parametrize("visitor", ["anonymous", "online_seeker", "office_seeker", "own_member", "staff"])
@pytest.mark.parametrize(
    ("card", "reason"),
    [
        ({"wants_self_application": False}, SWITCHED_OFF),
        ({"contract_work": "contracting"}, ELSEWHERE),
        ({"contract_work": "dispatch", "dispatch_licence": "派13-000000"}, ELSEWHERE),
        ({"at_client": True}, ELSEWHERE),
        (
            {"workplace_is_named": False},
            "就業先の事業所を明示できない求人のため、オンライン自主応募はできません。",
        ),
        (
            {"publication_level": 3},
            "事業所名等を公開していない求人のため、オンライン自主応募はできません。",
        ),
    ],
)
def test_what_stands_on_the_posting_is_told_to_everybody(visitors, visitor, card, reason):
    posting = make.open_posting(visitors.employer, **card)
    shown = box(visitors, visitor, posting)
    assert reason in said(shown)
    assert not shown.select("#apply")


@pytest.mark.parametrize("visitor", ["own_member", "staff"])
def test_what_is_not_on_the_internet_says_so_to_those_who_may_read_it(visitors, visitor):
    posting = make.open_posting(visitors.employer, publication_level=4)
    assert "インターネットで公開していない求人のため" in said(box(visitors, visitor, posting))


def test_every_reason_is_told(visitors):
    posting = make.open_posting(visitors.employer, contract_work="contracting", workplace_is_named=False)
    words = said(box(visitors, "online_seeker", posting))
    assert ELSEWHERE in words
    assert "明示できない" in words
    assert SWITCHED_OFF not in words


def test_a_lapsed_registration(visitors):
    posting = make.open_posting(visitors.employer, wants_self_application=True)
    shown = box(visitors, "lapsed_seeker", posting)
    assert "求職の有効期間が終わっているため、応募できません。" in said(shown)
    assert not shown.select("#apply")


def test_a_posting_kept_for_those_registered_at_an_office(visitors, settings):
    settings.LEVEL_2_FOR_ONLINE_ONLY = False
    posting = make.open_posting(visitors.employer, publication_level=2, wants_self_application=True)
    shown = box(visitors, "online_seeker", posting)
    assert "窓口で求職登録をした方（利用登録者）だけが応募できる求人です。" in said(shown)
    assert not shown.select("#apply")
    assert box(visitors, "office_seeker", posting).select("#apply")


def test_on_hold(visitors):
    posting = make.open_posting(visitors.employer, wants_self_application=True)
    postings.hold_posting(by=visitors.employer, posting_id=posting.pk, reason="応募が多いため")
    for visitor in ("anonymous", "online_seeker", "own_member"):
        assert "いまは応募の受付を止めています。" in said(box(visitors, visitor, posting))


@pytest.mark.parametrize("visitor", ["anonymous", "online_seeker", "office_seeker"])
def test_where_nothing_stands_against_it_there_is_a_button_and_no_reason(visitors, visitor):
    posting = make.open_posting(visitors.employer, wants_self_application=True)
    shown = box(visitors, visitor, posting)
    assert shown.select_one("#apply")
    assert "できません" not in said(shown)
    assert SWITCHED_OFF not in said(shown)
