"""A life cycle and a table of its own, to show the engine on: a door that opens, shuts and is walled up."""

from django.db import connection, models

from hellowork.lifecycle import Audience, Lifecycle, Transition, table
from hellowork.lifecycle.fields import LifecycleModel


class DoorState(models.TextChoices):
    OPEN = "open", "開"
    SHUT = "shut", "閉"
    WALLED = "walled", "塞"


class Door(LifecycleModel):
    """扉. Its table exists only inside a test's transaction."""

    state = models.CharField("状態", max_length=6, choices=DoorState, default=DoorState.OPEN)
    keeper = models.CharField("番人", max_length=20, blank=True)

    class Meta:
        app_label = "tests"
        verbose_name = "扉"
        verbose_name_plural = "扉"

    def __str__(self) -> str:
        return f"door {self.pk}"


class Window(models.Model):
    """窓: something else with a state, never a door."""

    state = models.CharField("状態", max_length=6, choices=[("open", "開")])

    class Meta:
        app_label = "tests"
        verbose_name = "窓"
        verbose_name_plural = "窓"

    def __str__(self) -> str:
        return self.state


DOOR = Lifecycle(
    name="door",
    title="扉",
    states=DoorState,
    initial=DoorState.OPEN,
    transitions=(
        Transition(
            name="shut",
            sources=frozenset({DoorState.OPEN}),
            target=DoorState.SHUT,
            label="閉める",
            by=frozenset({Audience.OFFICE, Audience.SYSTEM}),
        ),
        Transition(
            name="reopen",
            sources=frozenset({DoorState.SHUT}),
            target=DoorState.OPEN,
            label="開ける",
            by=frozenset({Audience.OFFICE}),
            needs_reason=True,
        ),
        Transition(
            name="wall_up",
            sources=frozenset({DoorState.OPEN, DoorState.SHUT}),
            target=DoorState.WALLED,
            label="塞ぐ",
            by=frozenset({Audience.OFFICE}),
        ),
    ),
    labels={audience: {state: state.label for state in DoorState} for audience in Audience},
)
# Not one of the house's: tests of "every life cycle" shall not meet it.
table._lifecycles.pop(DOOR.name)


def hang(count: int = 1) -> list[Door]:
    """Make the table (the test's transaction takes it away again) and doors in it."""
    with connection.schema_editor() as editor:
        editor.create_model(Door)
    return [Door.objects.create() for _ in range(count)]
