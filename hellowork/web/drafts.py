"""Nothing typed is lost: what cannot be stored in its column yet is kept as it was typed (design rule 7).

A long form saves each part into its own rows, and beside them, here, the typed text of a part that holds something
unreadable. The next visit shows it again with the same message; the next readable save drops it.

Whoever calls has already decided that the actor may read or write the thing the draft belongs to.
"""

import uuid
from collections.abc import Iterable, Mapping

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.datastructures import MultiValueDict

from hellowork.web.models import FormDraft
from hellowork.web.once import before_sending

# Fields of the page, not of the person: CSRF, owner, token, and the buttons that begin with an underscore.
_NOT_TYPED = "csrfmiddlewaretoken"


def typed(data: QueryDict) -> dict[str, list[str]]:
    """What the person typed in a posted form, without the fields of the page itself."""
    return {
        name: [str(value) for value in data.getlist(name)]
        for name in data
        if name != _NOT_TYPED and not name.startswith("_")
    }


def save(scope: str, key: str, *, owner_id: uuid.UUID, fields: Mapping[str, list[str]]) -> None:
    """Keep these fields under the key, in place of what stood there."""
    FormDraft.objects.bulk_create(
        [FormDraft(scope=scope, key=key, owner_id=owner_id, data=dict(fields))],
        update_conflicts=True,
        unique_fields=["scope", "key"],
        update_fields=["owner", "data", "saved_at"],
    )


def load(scope: str, key: str) -> QueryDict | None:
    """The fields kept under the key, as a form takes them; None where there are none."""
    data = FormDraft.objects.of(scope, [key]).values_list("data", flat=True).first()
    if data is None:
        return None
    fields = QueryDict(mutable=True)
    for name, values in data.items():
        fields.setlist(name, values)
    return fields


def kept(scope: str, keys: Iterable[str]) -> frozenset[str]:
    """Which of these keys hold a draft."""
    return frozenset(FormDraft.objects.of(scope, keys).values_list("key", flat=True))


def drop(scope: str, keys: Iterable[str]) -> None:
    """Forget what stands under these keys."""
    FormDraft.objects.of(scope, keys).delete()


def fill(form: BaseForm, scope: str, key: str) -> bool:
    """Show in an unbound form what is kept under the key: whether there is something. Unfinished is no error."""
    data = load(scope, key)
    if data is None:
        return False
    for name, field in form.fields.items():
        place = form.add_prefix(name)
        if not field.widget.value_omitted_from_data(data, MultiValueDict(), place):
            form.initial[name] = field.widget.value_from_datadict(data, MultiValueDict(), place)
    return True


def autosave(request: HttpRequest, scope: str, key: str) -> HttpResponse:
    """The answer to `data-autosave`: what was typed so far is kept under the key, the last one to write wins.

    A request that comes after its form was sent (`hellowork.web.once`), or meanwhile, keeps nothing: 409.
    """

    def keep() -> None:
        save(scope, key, owner_id=request.user.pk, fields=typed(request.POST))  # type: ignore[arg-type]

    return HttpResponse(status=204 if before_sending(request, keep) else 409)
