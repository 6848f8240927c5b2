"""The number of cells, in the summary of every run that asked some, whichever process did."""

import itertools

import pytest

PROPERTY = "matrix cells"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A line with the cells that were asked; `tests/conftest.py` hands this hook to pytest."""
    reports = itertools.chain.from_iterable(
        terminalreporter.stats.get(name, ()) for name in ("passed", "failed")
    )
    counts = [value for report in reports for name, value in report.user_properties if name == PROPERTY]
    if counts:
        terminalreporter.write_line(
            f"access matrix: {sum(counts):,} cells in {len(counts)} views and actions"
        )
