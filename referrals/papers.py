"""The paper of a letter."""

import uuid

from django.conf import settings
from django.db import transaction

from hellowork.clock import TOKYO
from hellowork.files import storing
from hellowork.pdf import render
from hellowork.text.phones import phone_text
from referrals.models import Letter


@transaction.atomic
def print_letter(letter_id: uuid.UUID) -> Letter:
    """Make the one A4 page of a letter, from its own row and nothing else; once."""
    letter = Letter.objects.select_for_update(of=("self",), no_key=True).get(pk=letter_id)
    if letter.file_id is None:
        pdf = render("referrals/letter.typ", _values(letter), pages=1)
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
    )
    day = letter.issued_at.astimezone(TOKYO)
    return {name: getattr(letter, name) for name in copied} | {
        "issued_on": f"{day.year}年{day.month}月{day.day}日",
        "issuer_telephone": phone_text(letter.issuer_telephone),
        "word_hellowork": settings.OPERATOR["word_hellowork"],
    }
