"""`python -m tests.matrix.mutants`: how many of the permission checks the matrix notices the loss of."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.matrix.mutants.finding import Check
from tests.matrix.mutants.importing import ROOT, SwitchingFinder

# Who meets what, as of the last whole run: a run for a few checks begins with it.
_KEPT = ROOT / "var" / "matrix-mutants.json"


def main(parts: list[str]) -> int:
    """Hunt; returns 1 where a check survived that no reason explains."""
    finder, started = SwitchingFinder(), time.monotonic()
    finder.install()
    with _database():
        from tests.matrix.mutants.hunting import Hunt
        from tests.matrix.mutants.questions import all_questions
        from tests.matrix.mutants.report import report
        from tests.matrix.world import standing

        with standing() as world:
            hunt = Hunt(all_questions(world))
            if parts and _KEPT.exists():
                hunt.recall(_KEPT)
            else:
                hunt.look_around()
                hunt.remember(_KEPT)
            sys.stdout.write("".join(f"red before: {wrong}\n" for wrong in hunt.wrong))
            sys.stdout.write(f"all cells asked once: {time.monotonic() - started:.0f} s\n")
            sys.stdout.flush()
            fates = list(hunt.fates(_chosen(finder.checks, parts)))
    return report(fates, time.monotonic() - started)


def _chosen(checks: list[Check], parts: list[str]) -> list[Check]:
    return [check for check in checks if not parts or any(part in check.key for part in parts)]


@contextmanager
def _database() -> Iterator[None]:
    """An embedded PostgreSQL and Valkey, Django set up as for the tests, and an empty migrated database."""
    os.environ["HELLOWORK_MODE"] = "test"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hellowork.settings")
    from hellowork.embedded.servers import passing_servers

    with passing_servers():
        import django

        django.setup()
        from django.test import utils

        utils.setup_test_environment(debug=False)
        utils.setup_databases(verbosity=0, interactive=False)
        yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
