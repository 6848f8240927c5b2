"""A browser that is killed after the last key loses at most two seconds of what was typed (design rule 7)."""

import time

import pytest

from applications.actions import applying
from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User
from tests.browser.axe import assert_accessible
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 2


def writing(name: str) -> tuple[Actor, str, str]:
    """Who writes, on which page, into which box."""
    if name == "motive":
        proposal = referrals.sent()
        return proposal.seeker, f"/me/referrals/{proposal.referral.pk}/apply/", "#id_motive"
    employer = employers.member()
    posting = employers.open_posting(employer, wants_self_application=True)
    application = applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")
    page, box = {"message": ("messages", "#id_text"), "result": ("result", "#id_message")}[name]
    return employer, f"/employer/applicants/{application.pk}/{page}/", box


@pytest.mark.parametrize("name", ["motive", "message", "result"])
def test_after_a_kill_at_most_two_seconds_are_lost(page_for, sign_in, picture, name):
    actor, address, box = writing(name)
    user = User.objects.get(pk=actor.user_id)
    page = page_for(width=360)
    sign_in(page, user)
    page.goto(address)
    page.locator(box).fill("")
    page.locator(box).type("髙橋です。")
    with page.expect_response(lambda answer: answer.url.endswith("/draft/")) as saved:
        page.locator(box).type("𠮷野家で3年")
        last_key = time.monotonic()
    assert saved.value.status == 204
    assert time.monotonic() - last_key < SECONDS
    picture(page)
    assert_accessible(page)
    page.close(run_before_unload=False)

    again = page_for()
    sign_in(again, user)
    again.goto(address)
    assert again.locator(box).input_value().startswith("髙橋です。𠮷野家で")


def test_the_way_from_the_form_to_the_page_that_says_it_was_sent(page_for, sign_in, picture):
    actor, address, box = writing("motive")
    page = page_for(width=360)
    sign_in(page, User.objects.get(pk=actor.user_id))
    page.goto(address)
    page.locator(box).fill("受発注の経験を\n生かしたいです。")
    page.get_by_role("button", name="確認画面へ進む").click()
    page.get_by_role("heading", name="応募の内容の確認").wait_for()
    picture(page)
    assert_accessible(page)
    page.go_back()
    assert page.locator(box).input_value() == "受発注の経験を\n生かしたいです。"
    page.get_by_role("button", name="確認画面へ進む").click()
    page.get_by_role("button", name="この内容で応募する").click()
    page.get_by_role("heading", name="応募しました").wait_for()
    picture(page, "sent")
    assert_accessible(page)
