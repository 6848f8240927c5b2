"""The papers of a referral: the letter, and the job card that is handed over with it at the window."""

import uuid
from html import unescape
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from employers.models import JobCard, Posting
from employers.public_card import whole_card
from hellowork.clock import TOKYO
from hellowork.files import storing
from hellowork.pdf import render
from hellowork.text.dates import date_text
from hellowork.text.phones import phone_text
from referrals.models import Letter


@transaction.atomic
def print_letter(letter_id: uuid.UUID) -> Letter:
    """Make the paper of a letter, from its own row and nothing else; once. One A4 page, from the window two."""
    letter = Letter.objects.select_for_update(of=("self",), no_key=True).get(pk=letter_id)
    if letter.file_id is None:
        pages = 2 if letter.is_from_window else 1
        pdf = render("referrals/letter.typ", _values(letter), pages=pages)
        letter.file = storing.store(pdf, name=f"紹介状 {letter.number}.pdf", content_type="application/pdf")
        letter.save(update_fields=["file"])
    return letter


def _values(letter: Letter) -> dict[str, str]:
    copied = (
        "number",
        "issuer",
        "issuer_address",
        "staff_name",
        "seeker_name",
        "seeker_kana",
        "seeker_number",
        "establishment_name",
        "contact",
        "posting_number",
        "title",
        "workplace",
        "interview",
    )
    day = letter.issued_at.astimezone(TOKYO)
    return {name: getattr(letter, name) for name in copied} | {
        "issued_on": f"{day.year}年{day.month}月{day.day}日",
        "issuer_telephone": phone_text(letter.issuer_telephone),
        "issuer_fax": phone_text(letter.issuer_fax) if letter.issuer_fax else "",
        "result_page": "yes" if letter.is_from_window else "",
        "word_hellowork": settings.OPERATOR["word_hellowork"],
    }


# A card with every field filled to its end stays below this.
_MOST_CARD_PAGES = 6


def card_paper(posting: Posting, card: JobCard) -> bytes:
    """求人票 as PDF, made from the rows each time. `posting` comes with its establishment and acceptance."""
    return render("referrals/card.typ", _card_values(posting, card), pages=range(1, _MOST_CARD_PAGES + 1))


def _card_values(posting: Posting, card: JobCard) -> dict[str, Any]:
    establishment, acceptance = posting.establishment, posting.standing
    head = [
        (_("求人番号"), acceptance.number),
        (_("受付年月日"), date_text(acceptance.accepted_on)),
        (_("紹介期限日"), date_text(acceptance.refer_until)),
        (_("受理安定所"), acceptance.office.name),
        (_("事業所名"), f"{establishment.name}（{establishment.kana}）"),
        (_("所在地"), establishment.full_address),
    ]
    sections = [
        {
            "title": str(section.title),
            "facts": [(str(fact.name), _plain(fact.value)) for fact in section.facts],
        }
        for section in whole_card(posting, card)
    ]
    return {"number": acceptance.number, "head": head, "sections": sections}


def _plain(value: object) -> str:
    """What a page shows, links and places to break a line included, as paper prints it."""
    return unescape(strip_tags(value)) if isinstance(value, SafeString) else str(value)
