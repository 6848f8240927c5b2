"""What is written down agrees with the code; nothing in the repository names a machine or a registry."""

import re
import subprocess

import pytest
from django.apps import apps
from django.conf import settings

from tests.house import reading

DOCS = reading.ROOT / "docs"
_REGISTRIES = re.compile(
    r"\b(?:pypi\.org|files\.pythonhosted\.org|test\.pypi\.org|registry\.npmjs\.org|index-url|extra-index-url)\b"
)
_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|Users|home/[a-z]+)/[\w.-]+/")
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)\s#]+)")


def tracked() -> list[str]:
    """Files of the repository; empty where there is no git (an unpacked archive)."""
    try:
        listed = subprocess.run(
            ["git", "ls-files"], cwd=reading.ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git here")
    return [name for name in listed.stdout.splitlines() if (reading.ROOT / name).is_file()]


def lines() -> list[tuple[str, int, str]]:
    found = []
    for name in tracked():
        try:
            text = (reading.ROOT / name).read_text()
        except UnicodeDecodeError:
            continue
        found += [(name, number, line) for number, line in enumerate(text.splitlines(), 1)]
    return found


def test_nothing_names_a_registry_or_a_machine():
    assert [
        f"{name}:{number} {line.strip()[:80]}"
        for name, number, line in lines()
        if (_REGISTRIES.search(line) or _MACHINE.search(line)) and name != "tests/house/test_docs.py"
    ] == []


def test_no_work_is_left_as_a_note():
    """What is to be done stands in an issue, not in the code."""
    note = re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X|H[A]CK)\b")
    assert [
        f"{name}:{number}" for name, number, line in lines() if note.search(line) and name.endswith(".py")
    ] == []


def test_every_decision_is_listed_with_its_title():
    index = (DOCS / "adr" / "README.md").read_text()
    decisions = sorted((DOCS / "adr").glob("[0-9]*.md"))
    assert decisions
    for file in decisions:
        heading = file.read_text().splitlines()[0]
        assert heading.startswith(f"# {file.name[:4]} "), file.name
        assert f"[{heading.removeprefix('# ')}]({file.name})" in index
    assert [file.name[:4] for file in decisions] == [
        f"{number:04d}" for number in range(1, len(decisions) + 1)
    ]


@pytest.mark.parametrize("words", ["**What.**", "**Why.**", "**Revisit"])
def test_a_decision_says_what_why_and_when_to_look_again(words):
    assert [file.name for file in (DOCS / "adr").glob("[0-9]*.md") if words not in file.read_text()] == []


def test_a_decision_is_one_page():
    assert [
        file.name for file in (DOCS / "adr").glob("[0-9]*.md") if len(file.read_text().splitlines()) > 60
    ] == []


def test_decisions_that_the_code_names_exist():
    there = {file.name[:4] for file in (DOCS / "adr").glob("[0-9]*.md")}
    named = {number for _name, _line, line in lines() for number in re.findall(r"\bADR (\d{4})\b", line)}
    assert named <= there


def test_names_of_the_glossary_exist_in_the_code():
    rows = re.findall(r"^\| ([A-Z][\w -]*?) \| ([^|]+?) \|", (DOCS / "glossary.md").read_text(), re.MULTILINE)
    assert len(rows) > 15
    code = "\n".join(file.read_text() for file in reading.house_files())
    for name, official in rows:
        spellings = (
            name,
            name.title().replace(" ", "").replace("-", ""),
            name.lower().replace(" ", "_").replace("-", "_"),
        )
        assert any(re.search(rf"(?<![a-z]){re.escape(spelling)}", code) for spelling in spellings), name
        assert any(word.strip() in code for word in re.split(r"[、;；(（]", official)), official


def test_the_glossary_names_every_model_that_people_speak_of():
    glossary = (DOCS / "glossary.md").read_text()
    assert [
        model.__name__
        for model in apps.get_models()
        if model.__module__.split(".")[0] in reading.APPS and str(model._meta.verbose_name) not in glossary
    ] == []


def test_links_between_pages_lead_somewhere():
    pages = [reading.ROOT / name for name in tracked() if name.endswith(".md")]
    assert [
        f"{page.name}: {target}"
        for page in pages
        for target in _LINK.findall(page.read_text())
        if not (page.parent / target).exists()
    ] == []


def test_files_that_the_docs_name_exist():
    """A path in backticks is a promise."""
    path = re.compile(
        r"`((?:docs|hellowork|tests|templates|static|employers|seekers|referrals|applications|messaging)/[\w./-]+)`"
    )
    pages = [reading.ROOT / name for name in tracked() if name.endswith(".md")]
    assert [
        f"{page.name}: {target}"
        for page in pages
        for target in path.findall(page.read_text())
        if not (reading.ROOT / target).exists()
    ] == []


def test_environment_names_of_the_operations_page_exist():
    """What an operator is told to set is read by the settings or by the compose file."""
    text = (DOCS / "operations.md").read_text()
    code = "\n".join(file.read_text() for file in (reading.ROOT / "hellowork" / "settings").glob("*.py"))
    code += (reading.ROOT / "docker-compose.yml").read_text()
    names = set(re.findall(r"`([A-Z][A-Z0-9_]{3,})(?:=[^`]*)?`", text))
    assert names
    assert [name for name in sorted(names) if name not in code and not hasattr(settings, name)] == []
