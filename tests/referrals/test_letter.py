"""The letter: one A4 page in real Japanese type, made from its own row, once."""

import io
import threading

import pypdf
import pytest

from applications.actions import applying
from hellowork.files import storing
from hellowork.files.models import StoredFile
from hellowork.notices import relay
from referrals import papers
from referrals.models import Letter
from tests.referrals import factories as make

pytestmark = pytest.mark.django_db


def applied(**seeker) -> Letter:
    proposal = make.sent()
    if seeker:
        type(proposal.referral.seeker).objects.update(**seeker)
    applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="事務の経験があります。")
    return Letter.objects.get()


def text_of(file: StoredFile) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(storing.read(file))).pages)


def test_the_relay_prints_the_letter_after_the_application():
    applied()
    relay.run()

    text = text_of(Letter.objects.select_related("file").get().file)
    for words in ("紹介状", "13010-00000001", "鈴木花子", "青空食品株式会社", "一般事務", "2026年11月11日"):
        assert words in text


@pytest.mark.parametrize("name", ["髙﨑 𠮷郎", "邊邉 薩", "辻 祇園"])
def test_names_come_out_as_they_are_written(name):
    letter = papers.print_letter(applied(name=name).pk)

    assert name.replace(" ", "") in text_of(letter.file).replace(" ", "")


def test_the_longest_texts_still_fit_on_one_page():
    letter = applied()
    Letter.objects.update(
        **{
            field.name: "字" * field.max_length
            for field in Letter._meta.fields
            if field.max_length
            and field.name not in ("id", "number", "posting_number", "seeker_number", "issuer_telephone")
        }
    )

    assert papers.print_letter(letter.pk).file


def test_printing_twice_makes_one_paper():
    letter = applied()

    assert papers.print_letter(letter.pk).file_id == papers.print_letter(letter.pk).file_id
    assert StoredFile.objects.count() == 1


def test_letters_made_at_the_same_time_hold_their_own_names():
    values = papers._values(applied())
    made: dict[str, str] = {}

    def make_one(name: str) -> None:
        pdf = papers.render("referrals/letter.typ", values | {"seeker_name": name}, pages=1)
        made[name] = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()

    names = [f"応募者{number}号" for number in range(8)]
    threads = [threading.Thread(target=make_one, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(name in made[name] and sum(other in made[name] for other in names) == 1 for name in names)
