"""What becomes of a posting is decided by one office: with jurisdiction before acceptance, by the accepting one after."""

from functools import partial

import pytest

from employers.actions import acceptance, postings
from employers.actions.acceptance import RemarkText
from employers.choices import RefusalGround
from employers.models import Establishment, Posting
from hellowork.accounts.errors import Refused
from tests.employers import factories as make

pytestmark = pytest.mark.django_db

BEFORE = {
    "accept": partial(acceptance.accept_posting, is_performed_at_client=False),
    "send_back": partial(acceptance.send_back_posting, remarks=[RemarkText("title", "ご確認ください。")]),
    "ask_visit": acceptance.ask_visit,
    "refuse": partial(acceptance.refuse_posting, ground=RefusalGround.UNLAWFUL, explanation="違反"),
    "withdraw": postings.withdraw_posting,
}
AFTER = {
    "hold": partial(postings.hold_posting, reason="申出があったため"),
    "fill": partial(postings.close_posting, transition="fill"),
    "cancel": partial(postings.close_posting, transition="cancel"),
}


@pytest.fixture
def elsewhere():
    make.office()
    return make.staff(at=make.office("13020", is_default=False))


def refused_there_and_done_here(act, posting, there, here):
    before = Posting.objects.get(pk=posting.pk).state
    with pytest.raises(Refused, match="jurisdiction") as refused:
        act(by=there, posting_id=posting.pk)
    assert refused.value.message == "管轄の青葉台13010が行います。"
    assert Posting.objects.get(pk=posting.pk).state == before
    act(by=here, posting_id=posting.pk)
    assert Posting.objects.get(pk=posting.pk).state != before


@pytest.mark.parametrize("act", BEFORE.values(), ids=BEFORE)
def test_before_acceptance_the_office_with_jurisdiction_decides(act, elsewhere):
    refused_there_and_done_here(act, make.submitted_posting(), elsewhere, make.staff())


def test_the_visit_is_confirmed_there_too(elsewhere):
    posting, here = make.submitted_posting(), make.staff()
    acceptance.ask_visit(by=here, posting_id=posting.pk)
    refused_there_and_done_here(acceptance.confirm_visit, posting, elsewhere, here)


@pytest.mark.parametrize("act", AFTER.values(), ids=AFTER)
def test_after_it_the_accepting_office_decides_even_if_the_employer_has_moved(act, elsewhere):
    posting = make.open_posting()
    Establishment.objects.filter(pk=posting.establishment_id).update(office=elsewhere.office_id)
    refused_there_and_done_here(act, posting, elsewhere, make.staff())


def test_a_hold_is_released_there_too(elsewhere):
    posting, here = make.open_posting(), make.staff()
    postings.hold_posting(by=here, posting_id=posting.pk, reason="申出があったため")
    refused_there_and_done_here(postings.release_posting, posting, elsewhere, here)
