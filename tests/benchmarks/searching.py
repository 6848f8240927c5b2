"""What `./run bench search` measures, part after part, and how it tells of it."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from employers.models import PostingSearch
from hellowork.offices.reference.load import load_municipalities
from tests.benchmarks import costs, crowd, database, fitting, national, questions, saved, targets
from tests.benchmarks.asking import Visitor, measure
from tests.benchmarks.questions import Class

_CLIENTS = (1, 2, 4)
_SAVED, _NEW, _CHANGED = 200_000, 10_000, 20_000


def run(given: argparse.Namespace) -> int:
    """Print every part as it is measured, and everything as JSON in the last line."""
    load_municipalities()
    figures: dict[str, Any] = {"bench": "search", "rows": given.rows, "making": _making(given.rows)}
    if not given.make_only:
        wanted, left_out = set(filter(None, given.only.split(","))), set(given.without.split(","))
        classes = [each for each in questions.classes() if not wanted or each.name in wanted]
        print(f"read into memory in {database.warm()} s", flush=True)
        for part, measured in _PARTS.items():
            if part not in left_out:
                figures |= measured(given.base_url, classes)
        figures |= _summary(figures)
    print(json.dumps(figures, ensure_ascii=False))
    return 0


def _making(rows: int) -> dict[str, Any]:
    made = national.fill(rows)
    found = {"postings": made.postings, "rows_per_s": made.rows_per_s, "seconds": made.seconds}
    print(
        f"made {made.postings:,} postings, {made.rows_per_s} a second; seconds: {_line(made.seconds)}",
        flush=True,
    )
    if not national.is_current():
        print(
            "the search rows are of an older version: remove the folder of this size below var/bench",
            flush=True,
        )
    return found


def _sizes(_base_url: str, _classes: list[Class]) -> dict[str, Any]:
    sizes = database.sizes()
    print(f"megabytes: {_line(sizes)}", flush=True)
    return {"sizes_mb": sizes}


def _database(_base_url: str, classes: list[Class]) -> dict[str, Any]:
    print("\nthe database alone, ms (targets: 50 and 100, exact 120, page 50 160)")
    print(f"{'class':<38}{'hits':>18}{'p50':>7}{'p95':>7}{'max':>7}{'exact p95':>11}{'page 50 p95':>13}")
    found = {}
    for each in classes:
        answers = database.measure(each)
        page, (least, most) = answers.page, answers.hits
        print(
            f"{each.label:<38}{f'{least:,}-{most:,}':>18}{page.p50:>7}{page.p95:>7}{page.max:>7}"
            f"{answers.exact.p95:>11}{answers.last_page.p95:>13}",
            flush=True,
        )
        found[each.name] = asdict(answers)
    return {"database": found}


def _pages(base_url: str, classes: list[Class]) -> dict[str, Any]:
    print("\nover HTTP (targets: filters alone 40, any 130)")
    print(f"{'class':<38}{'ratio':>8}{'p50 ms':>9}{'p95 ms':>9}{'queries':>9}{'KB gzip':>9}")
    anyone, seeker, found = Visitor(base_url), Visitor(base_url, fitting.seeker()), {}
    for each in classes:
        visitor = seeker if each.needs_seeker else anyone
        page = asdict(measure(visitor, each.paths(), rounds=questions.EACH))
        print(
            f"{each.label:<38}{page['ratio']:>8}{page['p50_ms']:>9}{page['p95_ms']:>9}"
            f"{page['queries'] or '-':>9}{page['bytes_gzip'] / 1024:>9.1f}",
            flush=True,
        )
        found[each.name] = page
    return {"pages": found}


def _throughput(base_url: str, classes: list[Class]) -> dict[str, Any]:
    mixed = questions.mixed(classes)
    queries = [query for each in mixed for query in each.queries()]
    paths = [path for each in mixed for path in each.paths()]
    found: dict[str, list[dict[str, float]]] = {"database": [], "http": []}
    print("\nat once, all classes mixed (target: 100 a second over HTTP)")
    for clients in _CLIENTS:
        found["database"].append(database.throughput(questions.shuffled(queries), clients))
        found["http"].append(crowd.throughput(base_url, questions.shuffled(paths), clients))
        for way, measured in found.items():
            print(f"  {way:<10}{_line(measured[-1])}", flush=True)
    return {"throughput": found}


def _costs(_base_url: str, _classes: list[Class]) -> dict[str, Any]:
    print("\nkeeping the index")
    found = costs.measure()
    for name, cost in found.items():
        print(f"  {name:<20}{_line(cost) if isinstance(cost, dict) else cost}", flush=True)
    return {"costs": found}


def _fit(_base_url: str, _classes: list[Class]) -> dict[str, Any]:
    found = fitting.measure()
    print("\nthe twenty postings that fit a seeker best, ms (target: 30 in the database)")
    for part, times in found.items():
        print(f"  {part:<20}{_line(times)}", flush=True)
    return {"fit": found}


def _saved(_base_url: str, _classes: list[Class]) -> dict[str, Any]:
    """All saved searches of the country against the newest postings; a small set has fewer of both."""
    count = PostingSearch.objects.count()
    saved.fill(min(_SAVED, count))
    found = saved.a_night(min(_NEW, count // 4))
    print(f"\na night of saved searches (target: 60 seconds)\n  {_line(found)}", flush=True)
    changed = saved.a_change(min(_CHANGED, count))
    print(f"  questions made anew after a change of synonyms: {_line(changed)}", flush=True)
    return {"saved": found, "saved_changed": changed}


_PARTS = {
    "sizes": _sizes,
    "database": _database,
    "http": _pages,
    "throughput": _throughput,
    "fit": _fit,
    "saved": _saved,
    "costs": _costs,
}


def _summary(figures: Mapping[str, Any]) -> dict[str, Any]:
    """What one looks for first, and the targets."""
    answers, pages = figures.get("database", {}), figures.get("pages", {})
    reached = targets.of(figures)
    print("\ntargets at 1,000,000 postings on two cores")
    for each in reached:
        verdict = {True: "met", False: "not met", None: "not measured"}[each.met]
        print(
            f"  {each.name:<50}{each.wanted:>8}{each.reached if each.reached is not None else '-':>10}  {verdict}"
        )
    at_once = (figures.get("throughput") or {}).get("http")
    return {
        "db_p95_ms": {name: each["page"]["p95"] for name, each in answers.items()},
        "db_max_ms": {name: each["page"]["max"] for name, each in answers.items()},
        "throughput_per_s": max((each["per_s"] for each in at_once or ()), default=None),
        "worst_ratio": max((page["ratio"] for page in pages.values()), default=None),
        "worst_p95_ms": max((page["p95_ms"] for page in pages.values()), default=None),
        "max_queries": max((page["queries"] or 0 for page in pages.values()), default=None),
        "targets": [each.as_dict() for each in reached],
    }


def _line(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())
