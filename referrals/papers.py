"""The papers of a referral: the letter, and the job card that is handed over with it at the window."""

import uuid

from django.conf import settings
from django.db import transaction

from employers import paper
from employers.models import JobCard, Posting
from employers.public_card import PublicCard
from employers.publication import Sight
from hellowork.clock import TOKYO
from hellowork.files import storing
from hellowork.pdf import render
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


def card_paper(posting: Posting, card: JobCard) -> bytes:
    """求人票 of this version as PDF, for the one it was sent to. `posting` comes with its establishment and acceptance."""
    return paper.card_paper(PublicCard(posting, Sight.FULL, shows_contact=True, version=card))
