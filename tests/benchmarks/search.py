"""`./run bench search`: the public search on a national data set, through the database alone and over HTTP."""

import argparse
import os
import sys

import django


def main(arguments: list[str]) -> int:
    """Make the data, ask every class of questions, print tables beside the targets and the whole as JSON at the end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hellowork.settings")
    django.setup()
    given = _parser().parse_args(arguments)
    from tests.benchmarks import searching

    return searching.run(given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run bench search")
    parser.add_argument("--rows", type=int, required=True, help="live postings")
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--make-only", action="store_true", help="make the data and measure nothing")
    parser.add_argument("--only", default="", help="classes, with commas between: Q2,Q4")
    parser.add_argument(
        "--without",
        default="",
        help="parts to leave out: sizes, database, http, throughput, fit, saved, costs",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
