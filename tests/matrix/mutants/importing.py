"""Imports our modules with a switch in each of their checks."""

import ast
import importlib.abc
import importlib.machinery
import itertools
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from zlib import crc32

from tests.matrix.mutants.finding import Check, Switcher, authorisers

ROOT = Path(__file__).parents[3]
APPS = ("hellowork", "employers", "seekers", "referrals", "applications", "messaging")
# What no visitor's request runs through.
_APART = ("migrations", "embedded", "demo", "settings")


class SwitchingFinder(importlib.abc.MetaPathFinder):
    """Put it first in `sys.meta_path`, before any of our modules is imported; `checks` are those met so far."""

    def __init__(self) -> None:
        self.checks: list[Check] = []
        files = sorted(file for app in APPS for file in (ROOT / app).rglob("*.py") if not _is_apart(file))
        # The numbers of a file's checks hang neither on what was imported before nor on which other files there are.
        self._first_numbers = {str(file): 1000 * crc32(_named(file)) for file in files}
        self._authorising = set().union(*(authorisers(ast.parse(file.read_text())) for file in files))

    def install(self) -> None:
        """Begin to switch."""
        sys.meta_path.insert(0, self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] not in APPS:
            return None
        spec = PathFinder.find_spec(fullname, path)
        if spec is None or spec.origin is None or _is_apart(Path(spec.origin)):
            return spec
        spec.loader = _Loader(fullname, spec.origin, self)
        return spec

    def code(self, source: bytes, path: str) -> CodeType:
        """The compiled module with its switches."""
        numbers = itertools.count(self._first_numbers[path])
        switcher = Switcher(str(Path(path).relative_to(ROOT)), self._authorising, numbers)
        tree = switcher.switched(ast.parse(source))
        self.checks += switcher.checks
        return compile(tree, path, "exec", dont_inherit=True)


class _Loader(SourceFileLoader):
    """Reads the source each time: what is compiled here must not be kept."""

    def __init__(self, fullname: str, path: str, finder: SwitchingFinder) -> None:
        super().__init__(fullname, path)
        self._finder = finder

    def get_code(self, fullname: str) -> CodeType:
        return self._finder.code(self.get_data(self.path), self.path)


def _named(file: Path) -> bytes:
    return str(file.relative_to(ROOT)).encode()


def _is_apart(file: Path) -> bool:
    return bool(set(file.relative_to(ROOT).parts) & set(_APART))
