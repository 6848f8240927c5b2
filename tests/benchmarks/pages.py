"""`./run bench pages`: what a page costs, against an empty view on the same server in the same run."""

import argparse
import json
import os
import statistics
import sys
from collections.abc import Iterator
from dataclasses import asdict

import django


def main(arguments: list[str]) -> int:
    """Make the data, ask every page, print a line for each and the whole as JSON in the last line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hellowork.settings")
    django.setup()
    parser = argparse.ArgumentParser(prog="./run bench pages")
    parser.add_argument("--rows", type=int, required=True, help="live postings")
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--rounds", type=int, default=60, help="how often each page is asked")
    parser.add_argument("--only", default="", help="pages whose name holds this")
    given = parser.parse_args(arguments)
    figures = dict(_pages(given))
    print(json.dumps(_summary(given, figures), ensure_ascii=False))
    return 0


def _pages(given: argparse.Namespace) -> Iterator[tuple[str, dict]]:
    """Name to figures, page after page."""
    from hellowork.offices.reference.load import load_municipalities
    from tests.benchmarks import national, people, walks
    from tests.benchmarks.asking import measure

    load_municipalities()
    print(f"made {national.fill(given.rows).postings} postings", flush=True)
    cast = people.fill(given.rows // 5)
    print(f"{'page':<22}{'ratio':>8}{'p50 ms':>9}{'p95 ms':>9}{'queries':>9}{'KB gzip':>9}", flush=True)
    for name, visitor, paths in walks.pages(given.base_url, cast):
        if given.only in name:
            page = asdict(measure(visitor, paths, rounds=given.rounds))
            _show(name, page)
            yield name, page
    if given.only in "applying":
        yield "applying", walks.applying(given.base_url, cast)
    if given.only in "first_load":
        yield "first_load", walks.first_load(given.base_url)


def _show(name: str, page: dict) -> None:
    queries = "-" if page["queries"] is None else page["queries"]
    print(
        f"{name:<22}{page['ratio']:>8}{page['p50_ms']:>9}{page['p95_ms']:>9}{queries:>9}"
        f"{page['bytes_gzip'] / 1024:>9.1f}",
        flush=True,
    )


def _summary(given: argparse.Namespace, figures: dict[str, dict]) -> dict:
    walks = {name: figures.pop(name) for name in ("applying", "first_load") if name in figures}
    return {
        "bench": "pages",
        "rows": given.rows,
        "pages": figures,
        **walks,
        "empty_p50_ms": round(
            statistics.median(page["p50_ms"] / page["ratio"] for page in figures.values()), 2
        )
        if figures
        else None,
        "worst_ratio": max((page["ratio"] for page in figures.values()), default=None),
        "worst_p95_ms": max((page["p95_ms"] for page in figures.values()), default=None),
        "max_queries": max((page["queries"] or 0 for page in figures.values()), default=None),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
