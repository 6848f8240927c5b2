"""Who decides about the words of the search: the office proposes, the supervision (統括) puts in use and retires."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from employers.lifecycle import SYNONYM_GROUP
from employers.search.folding import fold_word
from employers.search.models import SynonymGroup, SynonymKind, SynonymState
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.lifecycle import move
from hellowork.offices.roles import OfficePermission, may

_FEWEST = 2


@transaction.atomic
def propose_synonyms(
    *, by: Actor, kind: SynonymKind, words: list[str], asked_only: list[str], note: str = ""
) -> SynonymGroup:
    """A group that nobody searches with until it is reviewed."""
    if not may(by, OfficePermission.PROPOSE):
        raise NotAllowed
    group = SynonymGroup(kind=kind, words=words, asked_only=asked_only, note=note, proposed_by_id=by.user_id)
    _refuse_too_few(group)
    group.save()
    return group


@transaction.atomic
def change_synonyms(
    *,
    by: Actor,
    synonymgroup_id: int,
    kind: SynonymKind,
    words: list[str],
    asked_only: list[str],
    note: str = "",
) -> SynonymGroup:
    """Other words. From now on the group is the staff's: the house's file does not write over it."""
    group = _locked(by, synonymgroup_id)
    group.kind, group.words, group.asked_only, group.note = kind, words, asked_only, note
    _refuse_too_few(group)
    if group.state == SynonymState.IN_USE:
        _refuse_shared(group)
    group.reviewed_by_id, group.reviewed_at = by.user_id, clock.now()
    group.save()
    return group


@transaction.atomic
def use_synonyms(*, by: Actor, synonymgroup_id: int) -> SynonymGroup:
    """From the next search on. A word that another group in use holds would join both: that is refused."""
    group = _locked(by, synonymgroup_id)
    _refuse_shared(group)
    return _moved("use", group, by)


@transaction.atomic
def retire_synonyms(*, by: Actor, synonymgroup_id: int) -> SynonymGroup:
    """No longer searched with; a group of the house's file does not come back either."""
    return _moved("retire", _locked(by, synonymgroup_id), by)


def _locked(by: Actor, synonymgroup_id: int) -> SynonymGroup:
    if not may(by, OfficePermission.MANAGE):
        raise NotAllowed
    return SynonymGroup.objects.select_for_update().get(pk=synonymgroup_id)


def _moved(transition: str, group: SynonymGroup, by: Actor) -> SynonymGroup:
    now = clock.now()
    facts = {"reviewed_by_id": by.user_id, "reviewed_at": now}
    move(SYNONYM_GROUP, transition, [group], by=by, at=now, facts=facts)
    return group


def _refuse_too_few(group: SynonymGroup) -> None:
    group.fold()
    spellings = set(group.parts) | set(group.keys)
    if "" in group.keys or not group.words or len(spellings) < _FEWEST:
        raise Refused(_("検索で区別される語を、2つ以上入力してください。"), code="too_few")


def _refuse_shared(group: SynonymGroup) -> None:
    """Spellings may meet a meaning: サーバー is one word in two spellings, and may mean the same as another."""
    is_spelling = group.kind == SynonymKind.SPELLING
    others = SynonymGroup.objects.in_use().of(group.keys).exclude(pk=group.pk).order_by("pk")
    for other in others:
        if (other.kind == SynonymKind.SPELLING) is is_spelling:
            shared = "、".join(_shared(group, other.keys))
            raise Refused(
                _("「%(words)s」は、使用中の「%(group)s」にもあります。どちらか一方にしてください。")
                % {"words": shared, "group": other},
                code="shared",
            )


def _shared(group: SynonymGroup, keys: Iterable[str]) -> list[str]:
    return [word for word in (*group.words, *group.asked_only) if fold_word(word) in set(keys)]
