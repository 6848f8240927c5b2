"""Templates: nothing that the content security policy would refuse, every text in the catalogue, no dead files."""

import re
from collections.abc import Iterator

from tests.house import reading, reviewed

# Kana and kanji, without the middle dot and the long dash.
_JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
_COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}|<!--.*?-->", re.DOTALL)
_TRANSLATED = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}|\{%\s*trans(?:late)?\s+.*?%\}",
    re.DOTALL,
)
_MARKED = re.compile(r"_\((?:\"[^\"]*\"|'[^']*')\)")
_REFUSED = {
    "inline style": re.compile(r"<[^>]+\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style[\s>]", re.IGNORECASE),
    "inline handler": re.compile(r"<[^>]+\s(?:on[a-z]+|hx-on[:a-z-]*)\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)", re.IGNORECASE),
    "javascript: address": re.compile(r"=\s*[\"']?\s*javascript:", re.IGNORECASE),
    "hx-vals as code": re.compile(r"hx-vals\s*=\s*[\"']?\s*js:", re.IGNORECASE),
    "foreign address": re.compile(
        r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"'](?:https?:)?//", re.IGNORECASE
    ),
}
_UNSAFE = re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off")


def texts() -> Iterator[tuple[str, str]]:
    """Every template without its comments, by its path below `templates/`."""
    for file in reading.templates():
        yield file.relative_to(reading.ROOT / "templates").as_posix(), _COMMENT.sub("", file.read_text())


def test_nothing_inline():
    assert [
        f"{name}: {what} {found.group(0)[:60]}"
        for name, text in texts()
        for what, pattern in _REFUSED.items()
        if (found := pattern.search(text))
    ] == []


def test_nothing_goes_out_unescaped():
    """Plain-text mails and what a component has made safe itself are the exceptions."""
    found = {name for name, text in texts() if _UNSAFE.search(text) and not name.endswith(".txt")}
    assert found == reviewed.UNESCAPED.keys()


def test_every_text_is_in_the_catalogue():
    found = {}
    for name, text in texts():
        rest = _MARKED.sub("", _TRANSLATED.sub("", text))
        lines = [line.strip() for line in rest.splitlines() if _JAPANESE.search(line)]
        if lines:
            found[name] = lines[0][:80]
    assert found.keys() == reviewed.UNTRANSLATED.keys(), found


def test_every_template_is_used():
    """By its name in code or in another template; those of libraries are asked for by the libraries."""
    sources = [file.read_text() for file in (*reading.house_files(), *reading.templates())]
    sources += [file.read_text() for file in (reading.ROOT / "tests").rglob("*.py")]
    everything = "\n".join(sources)
    ours = [
        name
        for name, _text in texts()
        if not name.startswith(("account/", "admin/", "allauth/", "mfa/", "usersessions/"))
    ]
    assert [
        name for name in ours if name not in everything and not name.removesuffix(".html").isdigit()
    ] == []
