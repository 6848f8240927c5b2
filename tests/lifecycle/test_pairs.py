"""Every state × transition × audience of every life cycle, on real rows: allowed, or nothing happens."""

from itertools import product

import pytest
from django.db import IntegrityError, transaction

from hellowork import clock
from hellowork.accounts.actor import ANONYMOUS, SYSTEM, Actor, Hat
from hellowork.audit.models import TransitionRecord
from hellowork.lifecycle import (
    Audience,
    Lifecycle,
    Transition,
    TransitionRefused,
    all_lifecycles,
    discover,
    move,
)
from tests.lifecycle.makers import MAKERS, Maker

discover()
ACTORS = {
    Audience.SEEKER: Actor(hat=Hat.SEEKER),
    Audience.EMPLOYER: Actor(hat=Hat.EMPLOYER),
    Audience.OFFICE: Actor(hat=Hat.STAFF),
    Audience.SYSTEM: SYSTEM,
    None: ANONYMOUS,
}
EVERY_STATE = [
    pytest.param(each, state, id=f"{each.name}-{state}")
    for each in all_lifecycles()
    for state in each.states.values
]


def _maker(lifecycle: Lifecycle) -> Maker:
    assert lifecycle.name in MAKERS, (
        f"{lifecycle.name}: tell tests/lifecycle/makers how to make one in a given state"
    )
    return MAKERS[lifecycle.name]


@pytest.mark.django_db
@pytest.mark.parametrize(("lifecycle", "state"), EVERY_STATE)
def test_only_what_the_table_allows_happens(lifecycle, state):
    maker = _maker(lifecycle)
    thing = maker.make(state)
    assert thing.state == state, "the maker made something else"
    for transition, audience in product(lifecycle.transitions, ACTORS):
        point = transaction.savepoint()
        thing.refresh_from_db()
        if state in transition.sources and audience in transition.by:
            _goes(lifecycle, transition, thing, audience, maker)
        else:
            _is_refused(lifecycle, transition, thing, audience, "理由")
        transaction.savepoint_rollback(point)


def _goes(lifecycle: Lifecycle, transition: Transition, thing, audience: Audience, maker: Maker) -> None:
    if transition.needs_reason:
        _is_refused(lifecycle, transition, thing, audience, "")
    source, facts = thing.state, maker.facts_of(transition.name, thing)
    (record,) = move(
        lifecycle, transition.name, [thing], by=ACTORS[audience], at=clock.now(), reason="理由", facts=facts
    )
    thing.refresh_from_db()
    assert thing.state == transition.target
    assert (record.source, record.target) == (source, transition.target)


def _is_refused(
    lifecycle: Lifecycle, transition: Transition, thing, audience: Audience | None, reason: str
) -> None:
    before = thing.state
    with pytest.raises(TransitionRefused):
        move(lifecycle, transition.name, [thing], by=ACTORS[audience], at=clock.now(), reason=reason)
    thing.refresh_from_db()
    assert thing.state == before
    assert not TransitionRecord.objects.of(lifecycle.name, thing.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("lifecycle", all_lifecycles(), ids=lambda each: each.name)
def test_the_database_knows_the_states(lifecycle):
    """A state that the table lacks cannot be written past the engine either."""
    thing = _maker(lifecycle).make(lifecycle.initial)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(thing)._base_manager.filter(pk=thing.pk).update(state="?")
