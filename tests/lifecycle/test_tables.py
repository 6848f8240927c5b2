"""The tables themselves: complete, without dead ends that nobody meant, each the life of one model."""

from dataclasses import replace

import pytest

from hellowork.lifecycle import Audience, Lifecycle, Transition, all_lifecycles, discover
from tests.lifecycle.door import DOOR, DoorState

discover()
EVERY = pytest.mark.parametrize("lifecycle", all_lifecycles(), ids=lambda each: each.name)


@EVERY
def test_each_audience_has_words_for_each_state(lifecycle):
    """None says that this audience never sees the state; silence is a mistake."""
    assert lifecycle.missing_labels == []


@EVERY
def test_each_state_can_be_reached(lifecycle):
    assert lifecycle.unreachable_states == frozenset()


@EVERY
def test_each_table_is_the_life_of_one_model(lifecycle):
    assert lifecycle.model._meta.get_field("state").default == lifecycle.initial


@EVERY
def test_each_button_that_a_person_presses_has_words(lifecycle):
    assert [t.name for t in lifecycle.transitions if not str(t.label).strip()] == []
    assert [t.name for t in lifecycle.transitions if not t.by] == [], "a transition that nobody may make"


def _without_registering(**changes: object) -> Lifecycle:
    from hellowork.lifecycle import table

    try:
        return replace(DOOR, **changes)
    finally:
        table._lifecycles.pop(DOOR.name, None)


def test_a_state_without_a_way_to_it_is_found():
    assert _without_registering(transitions=DOOR.transitions[:2]).unreachable_states == {DoorState.WALLED}


def test_missing_words_are_found():
    labels = {**DOOR.labels, Audience.SEEKER: {DoorState.OPEN: None, DoorState.SHUT: "閉"}}
    assert _without_registering(labels=labels).missing_labels == [(Audience.SEEKER, DoorState.WALLED)]


@pytest.mark.parametrize("names", [("shut", "shut"), ("shut", "fly")])
def test_a_table_that_contradicts_itself_is_refused(names):
    shut = DOOR.transition("shut")
    arrows = tuple(
        Transition(
            name=name,
            sources=shut.sources,
            target="sky" if name == "fly" else shut.target,
            label="",
            by=shut.by,
        )
        for name in names
    )
    with pytest.raises(ValueError, match="door"):
        _without_registering(transitions=arrows)
