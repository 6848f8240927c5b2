"""Every cell of the matrix as one question that can be asked again by itself."""

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from tests.matrix import acting, facts, shelves
from tests.matrix.acting import all_acts
from tests.matrix.actors import Who
from tests.matrix.cells import Asker, Cell, cells_of
from tests.matrix.routes import all_routes
from tests.matrix.rows import all_rows
from tests.matrix.table import READ, TAKEN
from tests.matrix.world import World


@dataclass(frozen=True)
class Question:
    """One cell. `ask` gives the answer's code and what is wrong with it.

    Cells with the same `alike` must get the same code: others' objects and missing ones look the same.
    """

    name: str
    ask: Callable[[], tuple[str, list[str]]]
    is_refused: bool
    alike: Hashable = None


def all_questions(world: World) -> list[Question]:
    """Those that must be refused first: they notice a missing check."""
    asked = [*_about_shelves(world), *_about_facts(world), *_about_actions(world), *_about_views(world)]
    return sorted(asked, key=lambda question: not question.is_refused)


def _about_views(world: World) -> list[Question]:
    asker, rows = Asker(world), {row.view: row for row in all_rows()}
    routes = [route for route in all_routes() if route.key in rows]
    cells = [cell for route in routes for cell in cells_of(route, rows[route.key], world)]
    return [_of_cell(asker, cell) for cell in cells]


def _of_cell(asker: Asker, cell: Cell) -> Question:
    alike = None if cell.is_own else (cell.route.key, cell.method, cell.who)
    is_refused = not cell.expected & (READ | TAKEN)
    return Question(f"{cell.route.key}: {cell}", lambda: asker.ask(cell), is_refused, alike)


def _about_actions(world: World) -> list[Question]:
    return [
        Question(
            f"{act.action}: as {who}, {thing.name or 'nothing'}",
            lambda act=act, who=who, thing=thing: acting.ask(act, world, who, thing),
            "done" not in act.expected(who, thing),
        )
        for act in all_acts()
        for who, thing in acting.cells_of(act, world)
    ]


def _about_shelves(world: World) -> list[Question]:
    return [
        Question(
            f"{shelf}: as {who}", lambda shelf=shelf, who=who: _given(shelf, world, who), is_refused=True
        )
        for shelf in shelves.SHELVES
        for who in shelves.readers(world)
    ]


def _about_facts(world: World) -> list[Question]:
    return [
        Question(f"facts: as {who}", lambda who=who: ("told", facts.problems(world, who)[1]), is_refused=True)
        for who in shelves.readers(world)
    ]


def _given(shelf: shelves.Shelf, world: World, who: Who) -> tuple[str, list[str]]:
    return "given", shelves.ask(shelf, world, who)[1]


def differing(questions: list[Question], codes: dict[int, str]) -> str:
    """The first of those that should look alike and do not; empty where there is none."""
    seen: dict[Hashable, set[str]] = defaultdict(set)
    for number, code in codes.items():
        if code and (alike := questions[number].alike) is not None:
            seen[alike].add(code)
    return next((f"{alike}: {sorted(told)}" for alike, told in seen.items() if len(told) > 1), "")
