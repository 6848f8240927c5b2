"""`./run check`: everything that finds a fault without running a test."""

import os
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hellowork.embedded.commands import Command, run
from hellowork.embedded.paths import ROOT
from hellowork.embedded.servers import passing_servers
from hellowork.embedded.signals import exit_on_signals

_BIN = Path(sys.executable).parent


def check() -> int:
    """Run every check, print a line for each and the findings of those that fail; returns 1 if one did."""
    exit_on_signals()
    os.environ["HELLOWORK_MODE"] = "test"
    failed = []
    with passing_servers():
        for name, find in _checks().items():
            started = time.monotonic()
            findings = find()
            result = "failed" if findings else "ok"
            print(f"{name:<28} {result:<6} {time.monotonic() - started:5.1f} s", flush=True)
            if findings:
                failed.append(name)
                print("\n".join(f"    {line}" for line in findings.strip().splitlines()), flush=True)
    print(f"{'FAILED: ' + ', '.join(failed) if failed else 'All checks are ok.'}")
    return 1 if failed else 0


def _checks() -> dict[str, Callable[[], str]]:
    """Name to a function that returns what is wrong, empty where nothing is."""
    return {
        "ruff check": lambda: _tool("ruff", "check", "--output-format=concise"),
        "ruff format": lambda: _tool("ruff", "format", "--check"),
        "templates (djade)": _templates,
        "imports (import-linter)": lambda: _tool("lint-imports"),
        "floors (tests/house)": lambda: _tool("pytest", "-q", "--no-header", "tests/house/test_floors.py"),
        "types (mypy)": lambda: _tool("mypy"),
        "check --deploy": _deployment,
        "missing migrations": lambda: _manage("makemigrations", "--check", "--dry-run"),
        "messages compiled": lambda: _manage("messages_current"),
        "no host in locked files": _hosts,
    }


def _output(argv: list[str], environment: dict[str, str] | None = None) -> str:
    command = Command(Path(argv[0]).name, argv, environment or dict(os.environ))
    done = run(command, capture=True)
    return (done.output or f"exit code {done.code}") if done.code else ""


def _tool(name: str, *arguments: str) -> str:
    return _output([str(_BIN / name), *arguments])


def _templates() -> str:
    files = [str(file) for file in ROOT.glob("templates/**/*.html")]
    return _tool("djade", "--check", "--target-version=5.2", *files) if files else ""


def _manage(*arguments: str, **environment: str) -> str:
    argv = [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), *arguments]
    return _output(argv, os.environ | environment)


def _deployment() -> str:
    """Django's own advice for production, on the settings that an operator would give."""
    return _manage(
        *("check", "--deploy", "--fail-level=WARNING"),
        HELLOWORK_MODE="production",
        SECRET_KEY=secrets.token_urlsafe(64),
        ALLOWED_HOSTS="hellowork.example",
        SITE_URL="https://hellowork.example",
    )


def _hosts() -> str:
    """Locked files name versions and hashes; where packages come from is each machine's own affair."""
    return "".join(
        f"{file.name}:{number}: {line}\n"
        for file in sorted(ROOT.glob("requirements*.txt"))
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if "://" in line
    )
