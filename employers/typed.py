"""What was typed into a posting's sections and cannot be read yet (`hellowork.web.drafts`)."""

from collections.abc import Mapping

from django.http import QueryDict

from employers.sections import SECTIONS
from hellowork.accounts.actor import Actor
from hellowork.web import drafts

SCOPE = "posting"


def _key(posting_id: int, section: str) -> str:
    return f"{posting_id}/{section}"


def keep(posting_id: int, section: str, *, by: Actor, fields: Mapping[str, list[str]]) -> None:
    """Keep a section as it was typed."""
    if by.user_id is not None:
        drafts.save(SCOPE, _key(posting_id, section), owner_id=by.user_id, fields=fields)


def kept(posting_id: int, section: str) -> QueryDict | None:
    """A section as it was typed, where some of it could not be read."""
    return drafts.load(SCOPE, _key(posting_id, section))


def unread_sections(posting_id: int) -> frozenset[str]:
    """The sections of a posting that hold something unreadable."""
    keys = drafts.kept(SCOPE, [_key(posting_id, section.slug) for section in SECTIONS])
    return frozenset(key.partition("/")[2] for key in keys)


def forget(posting_id: int, *sections: str) -> None:
    """Drop what was kept for these sections, or for all of them."""
    slugs = sections or [section.slug for section in SECTIONS]
    drafts.drop(SCOPE, [_key(posting_id, slug) for slug in slugs])
