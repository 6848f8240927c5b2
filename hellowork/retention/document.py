"""Writes `docs/retention.md` from the classes, so that the page cannot say anything else than the code does."""

from collections.abc import Iterable

from hellowork.retention.table import RetentionClass, Then

_HEAD = """\
# Retention

Written by `manage.py retention` from each app's `retention.py`; do not edit it by hand.
Every field of every table is in one of these classes or, with its reason, among those that say nothing about a person
(`tests/house/test_retention.py`). Why these times: [ADR 0009](adr/0009-retention-and-edits.md).
The times are settings (`hellowork/settings/retention.py`); this page shows the defaults.
"""
_COLUMNS = ("class", "what", "kept", "counted from", "then", "by the job")


def retention_page(classes: Iterable[RetentionClass]) -> str:
    """The whole page, in Markdown: the classes, those not swept yet, and the fields of each."""
    listed = list(classes)
    unswept = [f"- **{each.name}** ({each.title}): {each.note}" for each in listed if not each.jobs]
    return "\n".join(
        [
            _HEAD,
            _row(_COLUMNS),
            _row(["---"] * len(_COLUMNS)),
            *(_row(_cells(each)) for each in listed),
            "",
            "## Not swept yet",
            "",
            *(unswept or ["Nothing."]),
            "",
            "## Fields",
            "",
            *(line for each in listed for line in _fields(each)),
        ]
    )


def _cells(each: RetentionClass) -> list[str]:
    return [
        f"`{each.name}`",
        each.title,
        "until its end" if each.kept is None else _days(each.kept.days),
        each.since,
        "the row is deleted" if each.then is Then.DELETED else "the fields are emptied",
        "<br>".join(f"`{job}`" for job in each.jobs) or "not swept yet",
    ]


def _days(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days} days"


def _fields(each: RetentionClass) -> list[str]:
    note = [each.note, ""] if each.note and each.jobs else []
    lines = [
        f"- {model._meta.verbose_name} (`{model._meta.label}`): {', '.join(f'`{name}`' for name in names)}"
        for model, names in each.fields.items()
    ]
    return [f"### {each.name}", "", *note, *lines, ""]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
