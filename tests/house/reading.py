"""The code of the house as the tests of this folder read it: files, syntax trees, floors."""

import ast
import functools
import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ("employers", "seekers", "referrals", "applications", "messaging")
ROOMS = ("hellowork", *APPS)
# Pages stand in these; they belong to no floor, and themselves take in nothing from one.
# `desk` and `admin` too: the admin classes of every floor draw them.
SHELL = {
    "admin",
    "base.html",
    "components",
    "desk",
    "errors",
    "allauth",
    "403_csrf.html",
    "429_pace.html",
} | {f"{status}.html" for status in (400, 403, 404, 405, 413, 429, 500, 503)}
# A folder of templates is of the app of its name, but for these.
TEMPLATE_ROOMS = {
    "account": "hellowork.accounts",
    "mfa": "hellowork.accounts",
    "usersessions": "hellowork.accounts",
    "mypage": "hellowork.mypage",
    "public": "hellowork.mypage",
    "notices": "hellowork.notices",
    "offices": "hellowork.offices",
    "styleguide": "hellowork.web",
}


def house_files() -> list[Path]:
    """Every Python file of the service, migrations left out."""
    files = (file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    return sorted(file for file in files if "migrations" not in file.parts)


def all_files() -> list[Path]:
    """The same with the tests."""
    return house_files() + sorted((ROOT / "tests").rglob("*.py"))


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html")) + sorted((ROOT / "templates").rglob("*.txt"))


def name_of(file: Path) -> str:
    """The path as the lists of `reviewed.py` spell it."""
    return file.relative_to(ROOT).as_posix()


def module_of(file: Path) -> str:
    """The dotted name of a file of ours."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@functools.cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text())


def walk(file: Path) -> Iterator[ast.AST]:
    return ast.walk(tree_of(file))


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in walk(file):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def called(node: ast.Call) -> str:
    """The last name of what is called: `delay` for `task.delay(1)`."""
    function = node.func
    return getattr(function, "attr", None) or getattr(function, "id", "")


@functools.cache
def _floors() -> dict[str, int]:
    """Room to height, from the contract in pyproject.toml: there is one list of the floors."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return {
        room.strip(): height for height, layer in enumerate(reversed(layers)) for room in layer.split(":")
    }


def floor_of(module: str) -> int | None:
    """How high a module of ours lies; None for what stands apart (settings, libraries)."""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((_floors()[name] for name in names if name in _floors()), None)


def template_floor(name: str) -> int | None:
    """How high a template lies, by its path below `templates/`; None for the shell that all pages share."""
    first = name.split("/")[0]
    if first in SHELL:
        return None
    return floor_of(TEMPLATE_ROOMS.get(first, first))
