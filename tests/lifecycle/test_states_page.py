"""docs/states.md says what the tables say."""

import pytest
from django.core.management import CommandError, call_command

from hellowork.accounts.actor import Hat
from hellowork.lifecycle.document import states_page
from hellowork.notices.registry import Notice
from hellowork.text.written_pages import WritesPage
from tests.lifecycle.door import DOOR

NOTICE = Notice(
    kind="door.shut.seeker",
    event="door.shut",
    audience=Hat.SEEKER,
    subject="【マイページ】新しいお知らせがあります",
    line="扉が閉まりました",
    link="/",
    context=lambda _: {},
)


def test_the_page_is_current():
    """Run `manage.py states` after a change to a life cycle or a notice."""
    call_command("states", "--check")


def test_the_page_has_states_words_arrows_and_notices():
    page = states_page([DOOR], [NOTICE])

    assert "## 扉 (`door`)" in page
    assert "    open --> shut: shut\n    shut --> open: reopen\n    open --> walled: wall_up" in page
    assert "    walled --> [*]" in page
    assert "| `shut` | 閉 | 閉 | 閉 |" in page
    assert "| `shut` | 閉める | `open` | `shut` | office, system |  | seeker: 扉が閉まりました |" in page
    assert "| `reopen` | 開ける | `shut` | `open` | office | needed |  |" in page


def test_a_page_that_is_not_current_is_found(monkeypatch, tmp_path):
    monkeypatch.setattr(WritesPage, "folder", tmp_path)
    with pytest.raises(CommandError, match=r"run manage\.py states"):
        call_command("states", "--check")

    call_command("states")
    call_command("states", "--check")
