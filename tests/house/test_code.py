"""Rules of the code that no linter knows: one clock, one place that wakes, errors that are not swallowed, no signals."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import reading, reviewed

# Redis is asked to wake the relay, and nothing else is ever sent through it (ADR 0003).
_WAKING = "hellowork/notices/wake.py"
_SENDS = frozenset({"delay", "delay_on_commit", "apply_async", "apply_async_on_commit", "send_task"})
# `timezone.localtime` only changes how an instant is written; asked without one, it is a clock of its own.
_CLOCKS = frozenset(
    {
        *("timezone.now", "timezone.localdate", "timezone.localtime()", "datetime.now", "dt.datetime.now"),
        *("datetime.utcnow", "dt.datetime.utcnow", "datetime.today", "dt.datetime.today", "date.today"),
        *("dt.date.today", "time.time", "functions.Now", "TransactionNow"),
    }
)
_SQL_CLOCK = re.compile(
    r"\b(?:now\(\)|clock_timestamp\(\)|statement_timestamp\(\)|current_timestamp|current_date|localtimestamp)",
    re.IGNORECASE,
)


def _at(file: Path, node: ast.AST) -> str:
    return f"{reading.name_of(file)}:{node.lineno} {ast.unparse(node)[:80]}"


def test_a_task_is_sent_from_one_place_only():
    found = {
        reading.name_of(file)
        for file in reading.house_files()
        for node in reading.walk(file)
        if isinstance(node, ast.Call) and reading.called(node) in _SENDS
    }
    assert found == {_WAKING}


def test_no_task_waits_for_a_time():
    """Due times stand in columns; what waits in Redis is lost or doubled (`eta`, `countdown`)."""
    assert [
        _at(file, node)
        for file in reading.house_files()
        for node in reading.walk(file)
        if isinstance(node, ast.keyword) and node.arg in ("eta", "countdown")
    ] == []


def test_nobody_reads_another_clock():
    """ADR 0004. The embedded servers run on the machine's own clock: they are no part of the service."""
    found = {
        reading.name_of(file) for file in _on_a_floor() for node in reading.walk(file) if _reads_a_clock(node)
    }
    assert found == reviewed.OWN_CLOCKS.keys()


def _reads_a_clock(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        return name in _CLOCKS or (f"{name}()" in _CLOCKS and not node.args and not node.keywords)
    if isinstance(node, ast.keyword):
        return node.arg in ("auto_now", "auto_now_add")
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_SQL_CLOCK.search(node.value))
    )


def _on_a_floor() -> Iterator[Path]:
    for file in reading.house_files():
        if not reading.name_of(file).startswith(("hellowork/clock/", "hellowork/embedded/")):
            yield file


def test_who_catches_everything_has_a_reason():
    found = {
        f"{reading.name_of(file)}:{function.name}"
        for file in reading.house_files()
        for function in reading.functions(file)
        for node in ast.walk(function)
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node)
    }
    assert found == reviewed.CATCH_EVERYTHING.keys()


def _catches_everything(node: ast.ExceptHandler) -> bool:
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds)


def test_no_error_is_passed_over_in_silence():
    """`except X: pass` and `suppress(X)` of something that another process may have done is fine, and says so."""
    found = {
        f"{reading.name_of(file)}:{function.name}"
        for file in _on_a_floor()
        for function in reading.functions(file)
        for node in ast.walk(function)
        if (isinstance(node, ast.ExceptHandler) and all(isinstance(line, ast.Pass) for line in node.body))
        or (isinstance(node, ast.Call) and reading.called(node) == "suppress")
    }
    assert found == reviewed.SILENCED.keys()


def test_apps_do_not_signal_each_other():
    """The way up is an event of the outbox. Django's own signal after `migrate` fills the reference tables."""
    found = {
        f"{reading.name_of(file)}:{alias.name}"
        for file in reading.house_files()
        for node in reading.walk(file)
        if isinstance(node, ast.ImportFrom) and re.search(r"(^|\.)(signals?|dispatch)$", node.module or "")
        for alias in node.names
        if not (node.module or "").startswith("hellowork.embedded")
    }
    assert found == reviewed.SIGNALS.keys()


def test_forms_name_their_fields():
    """A form that takes all fields, or all but some, takes the field that is added tomorrow."""
    assert [
        _at(file, node)
        for file in reading.all_files()
        for node in reading.walk(file)
        if isinstance(node, ast.Assign)
        and any(
            isinstance(target, ast.Name) and target.id in ("fields", "exclude") for target in node.targets
        )
        and (node.targets[0].id == "exclude" or ast.unparse(node.value) in ("'__all__'", "ALL_FIELDS"))
    ] == []


def test_nothing_is_asked_by_names_from_outside():
    """`filter(**request.GET)` was an injection in 2025 (CVE-2025-64459), and a hole before that."""
    assert [
        _at(file, node)
        for file in reading.house_files()
        for node in reading.walk(file)
        if isinstance(node, ast.keyword)
        and node.arg is None
        and re.search(r"\brequest\.(GET|POST)", ast.unparse(node.value))
    ] == []


def test_nothing_private_of_another_room_is_used():
    """A name that begins with an underscore is its file's own."""
    assert [
        _at(file, node)
        for file in reading.house_files()
        for node in reading.walk(file)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in reading.ROOMS
        for alias in node.names
        if alias.name.startswith("_")
    ] == []


def test_views_and_actions_ask_for_the_actor():
    """`for_actor` is the way to an object on someone's behalf (design rule 4): no view asks `objects` without it."""
    found = {
        f"{reading.name_of(file)}:{function.name}"
        for file in reading.house_files()
        if "views" in file.parts
        for function in reading.functions(file)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "objects"
        and node.attr != "for_actor"
    }
    assert found == reviewed.ASKED_WITHOUT_ACTOR.keys()
