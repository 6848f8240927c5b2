"""求人票 on paper: what a visitor reads on the page, as PDF. What it says is read anew each time."""

import json
from functools import lru_cache
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from employers.public_card import PublicCard
from hellowork.pdf import render
from hellowork.text.dates import date_text

# A card with every field filled to its end stays below this.
_MOST_PAGES = 6
# Papers of some 140 KB that are kept: many visitors take the same ones within a short time.
_MOST_KEPT = 32


def card_paper(public: PublicCard) -> bytes:
    """The PDF. The posting comes with its establishment and acceptance, office included."""
    return _drawn(json.dumps(_values(public)))


@lru_cache(maxsize=_MOST_KEPT)
def _drawn(values: str) -> bytes:
    """Kept by all that it says, so that it can never say anything else. Setting it is five sixths of the whole answer."""
    return render("employers/card.typ", json.loads(values), pages=range(1, _MOST_PAGES + 1))


def _values(public: PublicCard) -> dict[str, Any]:
    acceptance = public.posting.standing
    head = [
        (_("求人番号"), acceptance.number),
        (_("受付年月日"), date_text(acceptance.accepted_on)),
        (_("紹介期限日"), date_text(acceptance.refer_until)),
        (_("受理安定所"), acceptance.office.name),
        *_employer(public),
    ]
    sections = [
        {
            "title": str(section.title),
            "facts": [(str(fact.name), _plain(fact.value)) for fact in section.facts],
        }
        for section in public.sections()
        if section.key != "employer" and section.facts
    ]
    return {"number": acceptance.number, "head": head, "sections": sections}


def _employer(public: PublicCard) -> list[tuple[str, str]]:
    """Whose it is, as far as it may be read."""
    if not public.is_named:
        return [(_("事業所名"), _("公開していません"))]
    place = public.establishment
    return [(_("事業所名"), f"{place.name}（{place.kana}）"), (_("所在地"), place.full_address)]


def _plain(value: object) -> str:
    """What a page shows, links and places to break a line included, as paper prints it."""
    return unescape(strip_tags(value)) if isinstance(value, SafeString) else str(value)
