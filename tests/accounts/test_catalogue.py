"""The message catalogues: compiled as committed, without open entries; and the command really refuses."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import gettext, ngettext

HEADER = """msgid ""
msgstr ""
"Language: ja\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
GOOD = 'msgid "Good morning, %(name)s"\nmsgstr "おはようございます、%(name)sさん"\n'


@pytest.fixture
def catalogue(tmp_path: Path, settings) -> Path:
    """A catalogue of one sentence, compiled."""
    path = tmp_path / "ja" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + "#, python-format\n" + GOOD)
    settings.LOCALE_PATHS = [tmp_path]
    call_command("messages_current", "--write", verbosity=0)
    return path


def test_the_committed_catalogues_are_current():
    call_command("messages_current")


def test_our_words_stand_before_those_of_the_libraries():
    assert gettext("This password is too common.") == (
        "よく使われるパスワードです。別のパスワードを入力してください。"
    )
    short = "This password is too short. It must contain at least %d character."
    assert ngettext(short, short.replace("character", "characters"), 12) % 12 == (
        "パスワードは12文字以上にしてください。"
    )


def test_a_current_catalogue_passes(catalogue):
    call_command("messages_current")


def test_a_missing_mo_is_refused(catalogue):
    catalogue.with_suffix(".mo").unlink()
    with pytest.raises(CommandError, match=r"django\.mo: missing"):
        call_command("messages_current")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("おはよう", "こんにちは"),
        lambda text: text + '\nmsgid "Bye"\nmsgstr "では"\n',
    ],
    ids=["changed", "added"],
)
def test_a_mo_that_is_not_current_is_refused(catalogue, change):
    catalogue.write_text(change(catalogue.read_text()))
    with pytest.raises(CommandError, match=r"django\.mo: not current"):
        call_command("messages_current")
    call_command("messages_current", "--write", verbosity=0)
    call_command("messages_current")


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "Bye"\nmsgstr ""\n', "it is empty"),
        ('#, fuzzy\nmsgid "Bye"\nmsgstr "では"\n', "it is fuzzy"),
        ('msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] ""\n', "it is empty"),
        ('#, python-format\nmsgid "Bye, %(name)s"\nmsgstr "では、%(namae)sさん"\n', "name"),
    ],
)
def test_an_open_entry_is_refused_even_while_writing(catalogue, entry, problem):
    catalogue.write_text(catalogue.read_text() + "\n" + entry)
    for arguments in (["--write"], []):
        with pytest.raises(CommandError, match=problem):
            call_command("messages_current", *arguments)
