"""The seeker's saved searches; theirs also when the registration has lapsed."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import Refused
from seekers.actions.authorising import is_seeker
from seekers.choices import MailRhythm
from seekers.models import SavedSearch, Seeker
from seekers.saved import address
from seekers.saved.question import edition

MOST_SEARCHES = 30


@transaction.atomic
def save_search(*, by: Actor, query: str, name: str, mail: str = MailRhythm.DAILY) -> SavedSearch:
    """Save the conditions of a query string. Raises `Refused` without one, with the same ones again, and where
    MOST_SEARCHES are kept.
    """
    is_seeker(by)
    seeker = Seeker.objects.for_actor(by).locked().get()
    form = address.read(query)
    if form.is_empty:
        raise Refused(
            _("条件がありません。検索画面で条件を選んでから保存してください。"), code="no_condition"
        )
    kept = SavedSearch.objects.for_actor(by)
    query = address.query_of(form)
    if same := kept.filter(query=query).first():
        raise Refused(
            _("同じ条件を「%(name)s」として保存してあります。") % {"name": same.name}, code="saved_before"
        )
    if kept.count() >= MOST_SEARCHES:
        raise Refused(
            _("保存できる検索条件は%(n)d件までです。使わない条件を削除してください。") % {"n": MOST_SEARCHES},
            code="too_many",
        )
    search = SavedSearch(
        seeker=seeker,
        name=name,
        query=query,
        conditions=address.in_words(form),
        mail=mail,
        question=address.question_of(form).stored(),
        edition=edition(),
    )
    search.full_clean(exclude=["seeker", "question", "created_at", "looked_at"])
    search.save()
    return search


@transaction.atomic
def change_search(*, by: Actor, search_id: int, name: str, mail: str) -> SavedSearch:
    """Another name, another rhythm of mails."""
    is_seeker(by)
    search = _own(by, search_id)
    search.name, search.mail = name, mail
    search.full_clean(exclude=["seeker", "question", "created_at", "looked_at"])
    search.save(update_fields=["name", "mail"])
    return search


@transaction.atomic
def look_at_search(*, by: Actor, search_id: int) -> SavedSearch:
    """The seeker opens the search: what was found until now is new no more."""
    is_seeker(by)
    search = _own(by, search_id)
    search.looked_at = clock.now()
    search.save(update_fields=["looked_at"])
    return search


@transaction.atomic
def delete_search(*, by: Actor, search_id: int) -> None:
    """Take a search out, with what was found for it."""
    is_seeker(by)
    _own(by, search_id).delete()


def _own(by: Actor, search_id: int) -> SavedSearch:
    return SavedSearch.objects.for_actor(by).select_for_update(of=("self",), no_key=True).get(pk=search_id)
