"""Night by night: what is new for whom, once, whatever runs or does not run; and the one mail of a morning."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from employers.actions import postings as posting_actions
from employers.choices import PublicationLevel
from employers.models import PostingSearch, SynonymGroup
from employers.search.models import SynonymState
from hellowork.accounts.actor import Actor
from hellowork.notices import delivery, unsubscribing
from hellowork.notices.models import Notification, OutboxMessage
from seekers import tasks
from seekers.actions import shelf
from seekers.actions.saved_searches import change_search, delete_search, look_at_search, save_search
from seekers.choices import MailRhythm, RegistrationState
from seekers.models import SavedSearch, SearchFinding, SearchNight, Seeker
from seekers.notices import NEW_POSTINGS
from seekers.saved import matching
from seekers.saved.bits import NewPostings, accepted_between
from seekers.saved.question import edition
from tests.employers import factories as employers
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db
# A Wednesday.
FIRST = dt.date(2026, 11, 11)


@pytest.fixture
def at(house_clock):
    """`at(1, 4)` is four o'clock a day after the first."""

    def move(days: int, hour: int, minute: int = 0) -> None:
        day = FIRST + dt.timedelta(days=days)
        house_clock.move_to(day.year, day.month, day.day, hour, minute)

    return move


@pytest.fixture
def seeker() -> Actor:
    return seekers.online_seeker()


def saved(seeker: Actor, query: str = "q=紙飛行機", **values) -> SavedSearch:
    return save_search(by=seeker, query=query, name="条件", **values)


def posting(**values) -> int:
    return employers.open_posting(title="紙飛行機の検査", **values).pk


def found(search: SavedSearch) -> dict[dt.date, list[int]]:
    """What each day found."""
    return {each.day: each.posting_ids for each in search.findings.order_by("day")}


def night() -> dict[str, int]:
    return tasks.match_saved_searches()


def test_a_night_finds_what_was_accepted_since_the_last(at, seeker):
    at(0, 9)
    search = saved(seeker)
    at(0, 10)
    first, second = posting(), posting(description="ほかの仕事")
    employers.open_posting(title="一般事務")
    at(1, 3)
    night()
    assert found(search) == {FIRST + dt.timedelta(days=1): [second, first]}

    at(1, 12)
    third = posting()
    at(2, 3)
    night()
    assert found(search)[FIRST + dt.timedelta(days=2)] == [third]


def test_what_was_there_before_the_search_is_no_news(at, seeker):
    at(0, 9)
    posting()
    at(0, 15)
    search = saved(seeker)
    at(1, 3)
    night()
    assert found(search) == {}


def test_what_a_person_has_hidden_is_no_news_for_them_alone(at, seeker):
    at(0, 9)
    own, others = saved(seeker), saved(seekers.online_seeker())
    employer = employers.member()
    shown, hidden = posting(), posting()
    theirs = employers.open_posting(employer, title="紙飛行機の検査").pk
    without_name = employers.open_posting(
        employer, title="紙飛行機の梱包", publication_level=PublicationLevel.WITHOUT_NAME
    ).pk
    shelf.hide_posting(by=seeker, posting_id=hidden)
    shelf.hide_establishment(by=seeker, posting_id=theirs)
    at(1, 3)
    night()
    day = FIRST + dt.timedelta(days=1)
    assert found(own) == {day: [without_name, shown]}
    assert found(others) == {day: [without_name, theirs, hidden, shown]}


def test_a_second_run_of_the_day_does_nothing(at, seeker):
    at(0, 9)
    search = saved(seeker)
    posting()
    at(1, 3)
    assert night() == {"done": 1, "failed": 0, "backlog": 0}
    once = found(search)
    at(1, 5)
    posting()
    assert night() == {"done": 0, "failed": 0, "backlog": 0}
    assert found(search) == once


def test_a_night_that_was_missed_is_made_up_for(at, seeker):
    at(0, 9)
    search = saved(seeker)
    at(1, 3)
    night()
    at(1, 12)
    ids = [posting()]
    at(2, 12)
    ids.append(posting())
    at(4, 3)
    night()
    assert found(search) == {FIRST + dt.timedelta(days=4): ids[::-1]}


def test_a_run_that_was_stopped_goes_on_where_it_was(at, seeker):
    at(0, 9)
    searches = [saved(seeker), saved(seeker, "q=検査"), saved(seeker, "q=紙飛行機+検査")]
    at(0, 10)
    new = posting()
    at(1, 3)
    stopped = matching.match_new(seconds=0)
    assert not stopped.is_finished
    assert matching.waiting().count() == 3
    tonight = matching._tonight()
    new_postings = NewPostings(accepted_between(tonight.since, tonight.until))
    matching._next_batch(tonight, new_postings, matching.Rules.tonight(), 2)
    assert matching.waiting().count() == 1
    assert matching.match_new(batch=1).searches == 1
    assert [found(search) for search in searches] == [{FIRST + dt.timedelta(days=1): [new]}] * 3
    assert matching.waiting().count() == 0


def test_before_its_hour_nothing_waits(at, seeker):
    saved(seeker)
    at(1, 2, 59)
    assert tasks.MATCH.preview()[0] == 0
    at(1, 3)
    assert tasks.MATCH.preview()[0] == 1
    assert not SearchNight.objects.exists(), "a dry run changes nothing"


def test_a_search_and_a_day_have_one_find(at, seeker):
    search = saved(seeker)
    SearchFinding.objects.create(search=search, day=FIRST, count=1, posting_ids=[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        SearchFinding.objects.create(search=search, day=FIRST, count=2, posting_ids=[2])


def test_twenty_are_kept_and_all_are_counted(at, seeker):
    at(0, 9)
    search = saved(seeker)
    employer = employers.member()
    at(0, 10)
    ids = [employers.open_posting(employer, title="紙飛行機の検査").pk for _n in range(22)]
    at(1, 3)
    night()
    (finding,) = search.findings.all()
    assert (finding.count, finding.posting_ids) == (22, ids[:1:-1])


def test_level_2_is_found_while_the_registration_is_valid(at, seeker):
    at(0, 9)
    search = saved(seeker)
    lapsed = seekers.online_seeker()
    other = saved(lapsed)
    Seeker.objects.filter(pk=lapsed.seeker_id).update(state=RegistrationState.LAPSED)
    at(0, 10)
    kept, public = posting(publication_level=2), posting(publication_level=3)
    posting(publication_level=4)
    at(1, 3)
    night()
    assert list(found(search).values()) == [[public, kept]]
    assert list(found(other).values()) == [[public]]


def test_a_new_synonym_counts_from_the_next_night(at, seeker):
    at(0, 9)
    search = saved(seeker, "q=折り鶴")
    SynonymGroup.objects.create(words=["折り鶴", "紙飛行機"], state=SynonymState.IN_USE)
    at(0, 10)
    new = posting()
    at(1, 3)
    night()
    assert list(found(search).values()) == [[new]]


def test_under_new_rules_only_questions_that_ask_something_else_are_written(at, seeker):
    at(0, 9)
    search, other = saved(seeker, "q=折り鶴"), saved(seeker, "q=検査")
    # Says the same in other words, and would not if it were written anew.
    SavedSearch.objects.filter(pk=other.pk).update(question=other.question | {"least": {}})
    before = dict(SavedSearch.objects.values_list("pk", "question"))
    SynonymGroup.objects.create(words=["折り鶴", "紙飛行機"], state=SynonymState.IN_USE)
    at(1, 3)
    night()
    after = dict(SavedSearch.objects.values_list("pk", "question"))
    assert after[search.pk] != before[search.pk]
    assert after[other.pk] == before[other.pk]
    assert set(SavedSearch.objects.values_list("edition", flat=True)) == {edition()}


def test_a_posting_that_has_ended_by_then_is_not_found(at, seeker):
    at(0, 9)
    search = saved(seeker)
    employer = employers.member()
    at(0, 10)
    ended = employers.open_posting(employer, title="紙飛行機の検査").pk
    posting_actions.close_posting(by=employer, posting_id=ended, transition="fill")
    assert not PostingSearch.objects.filter(pk=ended).exists()
    at(1, 3)
    night()
    assert found(search) == {}


def mails() -> list:
    rows = OutboxMessage.objects.filter(name=NEW_POSTINGS).order_by("pk")
    return [mail for mail in map(delivery.make_mail, rows) if mail]


def test_one_mail_a_morning_for_all_searches(at, seeker):
    at(0, 9)
    saved(seeker, "q=紙飛行機+カナリヤ条件")
    searches = [saved(seeker), saved(seeker, "q=検査")]
    at(0, 10)
    posting()
    at(1, 3)
    night()
    tasks.tell_of_new_postings()
    assert mails() == [], "nobody's telephone rings at night"
    at(1, 7)
    tasks.tell_of_new_postings()
    tasks.tell_of_new_postings()
    (mail,) = mails()
    assert Notification.objects.filter(notice=NEW_POSTINGS).count() == 1
    for secret in ("紙飛行機", "検査", "条件に", "鈴木"):
        assert secret not in mail.subject + mail.body.replace("保存した検索条件に", "")
    told = [finding.told_on for search in searches for finding in search.findings.all()]
    assert told == [FIRST + dt.timedelta(days=1)] * 2


def test_weekly_is_told_on_monday_and_never_is_never_told(at, seeker):
    at(0, 9)
    weekly, never = saved(seeker, mail=MailRhythm.WEEKLY), saved(seeker, "q=検査", mail=MailRhythm.NEVER)
    at(0, 10)
    posting()
    for day in range(1, 5):
        at(day, 8)
        night()
        tasks.tell_of_new_postings()
    assert mails() == []
    # A Tuesday: Monday was missed.
    at(6, 8)
    night()
    tasks.tell_of_new_postings()
    assert len(mails()) == 1
    assert [each.told_on for each in weekly.findings.all()] == [FIRST + dt.timedelta(days=6)]
    assert [each.told_on for each in never.findings.all()] == [None]


@pytest.mark.parametrize(
    ("state", "count"),
    [(RegistrationState.LAPSED, 1), (RegistrationState.EMPLOYED, 0), (RegistrationState.CLOSED, 0)],
)
def test_who_has_found_work_or_left_is_told_nothing(at, seeker, state, count):
    at(0, 9)
    saved(seeker)
    at(0, 10)
    posting()
    Seeker.objects.filter(pk=seeker.seeker_id).update(state=state)
    at(1, 8)
    night()
    tasks.tell_of_new_postings()
    assert len(mails()) == count


def test_what_is_looked_at_is_new_no_more(at, seeker):
    at(0, 9)
    search = saved(seeker)
    at(0, 10)
    posting()
    at(1, 3)
    night()
    assert SavedSearch.objects.with_news().get().news == 1
    at(1, 9)
    look_at_search(by=seeker, search_id=search.pk)
    assert SavedSearch.objects.with_news().get().news == 0


def test_what_was_found_is_forgotten_in_time(at, seeker):
    at(0, 9)
    search = saved(seeker)
    at(0, 10)
    posting()
    at(1, 8)
    night()
    change_search(by=seeker, search_id=search.pk, name="ほか", mail=MailRhythm.NEVER)
    at(62, 8)
    tasks.forget_findings()
    assert search.findings.exists()
    at(64, 8)
    tasks.forget_findings()
    assert not search.findings.exists()
    delete_search(by=seeker, search_id=search.pk)
    assert not SavedSearch.objects.exists()


def test_the_mail_can_be_stopped_by_a_press_in_the_mail_program(at, seeker, client):
    at(0, 9)
    saved(seeker)
    at(0, 10)
    posting()
    at(1, 8)
    night()
    tasks.tell_of_new_postings()
    (mail,) = mails()
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = mail.extra_headers["List-Unsubscribe"].strip("<>")
    assert address in mail.body
    assert address == unsubscribing.address(seeker.user_id, NEW_POSTINGS)
