"""The rows of every app: each file beside this one holds `ROWS`."""

import importlib
import itertools
import pkgutil

from tests.matrix.table import Row


def all_rows() -> list[Row]:
    """Every row of every file."""
    files = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return list(itertools.chain.from_iterable(file.ROWS for file in files))
