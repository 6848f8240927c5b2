"""Rows of a list are drawn once for all who see the same; nobody gets what was drawn for somebody else."""

import pytest

from employers.models import Establishment, Posting
from hellowork.accounts.actor import ANONYMOUS, Actor
from seekers import job_rows
from seekers.shelf import NO_SHELF, Shelf
from tests.employers import factories as make
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db

NAME = "カナリヤ商会株式会社"


@pytest.fixture(autouse=True)
def nothing_drawn_yet():
    job_rows._drawn.cache_clear()
    job_rows._made.cache_clear()


@pytest.fixture
def employer() -> Actor:
    return make.member(make.establishment(name=NAME, kana="カナリヤショウカイ"))


def drawn(posting: Posting, actor: Actor = ANONYMOUS, shelf: Shelf = NO_SHELF) -> str:
    (row,) = job_rows.rows_of([posting.pk], actor, shelf)
    return row.html


def test_a_row_is_drawn_once_for_all_who_see_the_same(employer):
    posting = make.open_posting(employer)
    assert drawn(posting) == drawn(posting) == drawn(posting, shelf=Shelf(kept=frozenset({posting.pk})))
    assert job_rows._drawn.cache_info().misses == 1


def test_what_a_registered_seeker_reads_is_not_handed_to_a_visitor(employer):
    posting = make.open_posting(employer, publication_level=2)
    assert NAME in drawn(posting, seekers.online_seeker())
    assert NAME not in drawn(posting)


def test_an_opened_posting_is_marked_for_its_reader_alone(employer):
    posting = make.open_posting(employer)
    assert "見た" in drawn(posting, shelf=Shelf(viewed=frozenset({posting.pk})))
    assert "見た" not in drawn(posting)


def test_a_new_name_stands_in_the_list_at_once(employer):
    posting = make.open_posting(employer)
    assert NAME in drawn(posting)
    Establishment.objects.filter(pk=employer.establishment_id).update(name="ひばり商会株式会社")
    assert "ひばり商会株式会社" in drawn(posting)


def test_a_row_is_made_once_until_anything_of_it_changes(employer):
    posting = make.open_posting(employer)
    first, again = (job_rows.rows_of([posting.pk], ANONYMOUS)[0] for _ in range(2))
    assert first is again
    Posting.objects.filter(pk=posting.pk).update(state="on_hold")
    assert "応募の受付を止めています" in drawn(posting)
    assert job_rows._made.cache_info().misses == 2


def test_one_reader_s_shelf_is_no_other_s(employer):
    posting = make.open_posting(employer)
    ids, mine = [posting.pk], Shelf(kept=frozenset({posting.pk}))
    assert [row.is_kept for row in job_rows.rows_of(ids, ANONYMOUS, mine)] == [True]
    assert [row.is_kept for row in job_rows.rows_of(ids, ANONYMOUS)] == [False]


def test_a_hidden_establishment_does_not_mark_what_does_not_name_it(employer):
    named, nameless = make.open_posting(employer), make.open_posting(employer, publication_level=3)
    shelf = Shelf(hidden_establishments=frozenset({employer.establishment_id}))
    rows = {row.posting_id: row for row in job_rows.rows_of([named.pk, nameless.pk], ANONYMOUS, shelf)}
    assert (rows[named.pk].is_employer_hidden, rows[nameless.pk].is_employer_hidden) == (True, False)


def test_the_link_that_stands_for_the_buttons_names_its_posting(employer):
    row, other = job_rows.rows_of([make.open_posting(employer).pk, make.open_posting(employer).pk], ANONYMOUS)
    assert row.number in row.keep_link
    assert row.title in row.keep_link
    assert other.number not in row.keep_link


def test_the_row_of_a_shared_page_is_its_text_and_its_link_with_what_was_typed_escaped(employer):
    (row,) = job_rows.rows_of([make.open_posting(employer, title="{0} <b>{title}</b>").pk], ANONYMOUS)
    assert row.shared == row.html + row.keep_link
    assert row.shared.count("{0} &lt;b&gt;{title}&lt;/b&gt;") == 2
    assert "<b>" not in row.shared


def test_the_deadline_is_told_in_its_own_order_only(employer):
    (row,) = job_rows.rows_of([make.open_posting(employer).pk], ANONYMOUS)
    assert "紹介期限" in row.html_with_deadline
    assert "紹介期限" not in row.html
