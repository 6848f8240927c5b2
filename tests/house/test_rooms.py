"""Every app has the same rooms, and nothing grows beyond what is read at a glance (design of the house)."""

import ast
import re

from tests.house import reading, reviewed

# One that knows one app knows all. A room is a module or a folder of its name.
ROOMS = frozenset(
    [
        *("apps", "models", "queries", "lifecycle", "actions", "handlers", "notices", "retention"),
        *("forms", "views", "urls", "admin", "tasks"),
    ]
)
_NO_NAMES = re.compile(r"^(?:.*_)?(?:utils?|helpers?|common|misc|tools|shared|lib|stuff)$")
# Everybody who knows Django knows what is in these.
_KNOWN = ("apps.py", "__init__.py", "urls.py")
FILE_LINES = 400
FUNCTION_LINES = 40


def test_every_app_has_its_rooms_or_a_reason():
    missing = {
        f"{app}/{room}"
        for app in reading.APPS
        for room in ROOMS
        if not (reading.ROOT / app / room).is_dir() and not (reading.ROOT / app / f"{room}.py").is_file()
    }
    assert missing == reviewed.NO_ROOM.keys()


def test_no_room_is_named_after_nothing():
    """A name says what is in there: no utils, helpers or common."""
    assert [reading.name_of(file) for file in reading.all_files() if _NO_NAMES.match(file.stem)] == []
    folders = {folder for file in reading.all_files() for folder in file.relative_to(reading.ROOT).parts[:-1]}
    assert [folder for folder in sorted(folders) if _NO_NAMES.match(folder)] == []


def test_a_model_lies_in_its_models_room():
    """Or in the search's, which is a room with a table of its own."""
    assert [
        f"{reading.name_of(file)}: {node.name}"
        for file in reading.house_files()
        for node in reading.walk(file)
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base) in ("models.Model", "LifecycleModel", "ActedBy") for base in node.bases)
        and "models" not in (file.parent.name, file.stem)
        and reading.name_of(file) not in reviewed.MODELS_ELSEWHERE
    ] == []


def test_files_are_short():
    long = {
        reading.name_of(file): lines
        for file in reading.all_files()
        if (lines := file.read_text().count("\n")) > FILE_LINES
    }
    assert long.keys() == reviewed.LONG_FILES.keys(), long


def test_functions_are_short():
    long = {
        f"{reading.name_of(file)}:{node.name}": lines
        for file in reading.all_files()
        for node in reading.functions(file)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    }
    assert long.keys() == reviewed.LONG_FUNCTIONS.keys(), long


def test_every_module_says_what_it_is_for():
    assert [
        reading.name_of(file)
        for file in reading.house_files()
        if reading.tree_of(file).body
        and not ast.get_docstring(reading.tree_of(file))
        and file.name not in _KNOWN
    ] == []
