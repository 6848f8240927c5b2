"""The access matrix: what every view and every action answers to everybody, about everybody's objects."""

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.matrix import acting, facts, refusals, shelves
from tests.matrix.acting import Act, all_actions, all_acts
from tests.matrix.actors import Who
from tests.matrix.cells import Asker
from tests.matrix.routes import Route, all_routes
from tests.matrix.rows import all_rows
from tests.matrix.summary import PROPERTY
from tests.matrix.world import World, mark_way_back, standing

pytestmark = pytest.mark.django_db
ROUTES = sorted(all_routes(), key=lambda route: route.path)
ROWS = {row.view: row for row in all_rows()}
ACTS = all_acts()


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), standing() as furnished:
        yield furnished


@pytest.fixture(autouse=True)
def way_back(world, db) -> None:
    """Each test is a transaction within the world's."""
    mark_way_back()


@pytest.fixture(scope="module")
def asker(world) -> Asker:
    return Asker(world)


def test_every_view_has_a_row():
    unknown = [route.key for route in ROUTES if route.key not in ROWS]
    assert not unknown, "Say in tests/matrix/rows who may use: " + ", ".join(unknown)


def test_every_row_has_a_view():
    stale = ROWS.keys() - {route.key for route in ROUTES}
    twice = [view for view, count in Counter(row.view for row in all_rows()).items() if count > 1]
    assert not stale, f"These rows are for views that no longer exist: {sorted(stale)}"
    assert not twice, f"These views have two rows: {twice}"


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_the_view_answers_each_actor_as_the_row_says(route: Route, asker: Asker, record_property):
    if route.key not in ROWS:
        pytest.skip("has no row; another test says so")
    count, problems = asker.problems(route, ROWS[route.key])
    record_property(PROPERTY, count)
    assert not problems, f"{len(problems)} of {count} cells are wrong:\n" + "\n".join(problems[:40])


def test_every_action_has_a_row():
    unknown = sorted(set(all_actions()) - {act.action for act in ACTS})
    assert not unknown, "Say in tests/matrix/acts who may do: " + ", ".join(unknown)


def test_every_row_of_an_action_has_one():
    assert sorted({act.action for act in ACTS} - set(all_actions())) == []


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.action)
def test_the_action_answers_each_actor_as_the_row_says(act: Act, world, record_property):
    count, wrong = acting.problems(act, world)
    record_property(PROPERTY, count)
    assert not wrong, f"{len(wrong)} of {count} cells are wrong:\n" + "\n".join(wrong[:40])


def test_every_query_set_has_a_row():
    unknown = {model._meta.label for model in shelves.models_with_actors()}
    unknown -= {shelf.model._meta.label for shelf in shelves.SHELVES}
    assert not unknown, f"Say in tests/matrix/shelves.py whose these are: {sorted(unknown)}"


@pytest.mark.parametrize("shelf", shelves.SHELVES, ids=str)
def test_the_query_set_gives_each_actor_what_is_theirs(shelf: shelves.Shelf, world, record_property):
    count, wrong = shelves.problems(shelf, world)
    record_property(PROPERTY, count)
    assert count, f"{shelf}: the world has none"
    assert not wrong, f"{len(wrong)} of {count} cells are wrong:\n" + "\n".join(wrong[:40])


def test_numbers_and_answers_are_about_the_person_alone(world, record_property):
    asked = [facts.problems(world, who) for who in shelves.readers(world)]
    record_property(PROPERTY, sum(count for count, _wrong in asked))
    assert [problem for _count, wrong in asked for problem in wrong] == []


def test_the_page_of_a_foreign_object_is_the_one_of_none(world, record_property):
    count, wrong = refusals.problems(world)
    record_property(PROPERTY, count)
    assert count
    assert wrong == []


def test_everybody_is_in_the_world(world):
    """An actor that no app furnishes asks nothing, and nothing is known about them."""
    assert [who.name for who in Who if who not in world.present] == []


def test_every_thing_has_an_owner_and_a_stranger(world):
    for kind, things in world.things.items():
        assert kind in world.missing, f"{kind}: world.nothing() says which keys lead nowhere"
        assert all(thing.owners for thing in things), f"{kind}: belongs to nobody"
