"""Hostile files at the form of applying, through the page: told beside the field, and nothing typed is lost."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import Application
from hellowork.files.models import StoredFile
from seekers.models import SeekerDocument
from tests.files.test_checking import docx_with, javascript, pdf
from tests.referrals import factories as referrals
from tests.story.walking import browser_of, send, send_checked

pytestmark = pytest.mark.django_db
MOTIVE = "髙橋です。\r\nこの文は残ります。"


def big(size: int) -> bytes:
    return b"%PDF-1.7" + b"0" * size


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("履歴書.pdf", lambda: b"", "空です"),
        ("履歴書.pdf", lambda: big(100 * 1024 * 1024), "大きすぎます"),
        ("履歴書.pdf", lambda: b"MZ\x90\x00" + b"0" * 1000, "受け付けていません"),
        ("履歴書.pdf", lambda: pdf(javascript), "開いたときに動く仕組み"),
        ("履歴書.docx", lambda: docx_with({"word/vbaProject.bin": b"macro"}), "開いたときに動く仕組み"),
        (
            "履歴書.docx",
            lambda: docx_with({"word/media/a.bin": b"\0" * (61 * 1024 * 1024)}),
            "中身が大きすぎます",
        ),
    ],
    ids=["0 bytes", "100 MB", "exe named pdf", "pdf with javascript", "docx with macro", "zip bomb"],
)
def test_a_hostile_file_is_told_beside_its_field_and_the_motive_stays(name, make, words):
    proposal = referrals.sent()
    browser = browser_of(proposal.seeker)
    answer = send(
        browser,
        f"/me/referrals/{proposal.referral.pk}/apply/",
        motive=MOTIVE,
        file=SimpleUploadedFile(name, make()),
    )

    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    told = page.find(id="id_file_error").get_text().strip().removeprefix("＊")
    assert words in told
    assert page.find(id="id_file")["aria-invalid"] == "true"
    assert told in page.find(attrs={"data-error-summary": True}).get_text()
    assert "この文は残ります。" in page.find(id="id_motive").get_text()
    assert page.title.get_text().startswith("エラー：")
    assert not StoredFile.objects.filter(owner_id=proposal.seeker.user_id).exists()
    assert not Application.objects.exists()


def test_after_a_bad_file_a_good_one_goes_out():
    proposal = referrals.sent()
    browser, address = browser_of(proposal.seeker), f"/me/referrals/{proposal.referral.pk}/apply/"
    send(browser, address, motive=MOTIVE, file=SimpleUploadedFile("a.pdf", b"MZ"))
    assert (
        send_checked(browser, address, motive=MOTIVE, file=SimpleUploadedFile("a.pdf", pdf())).status_code
        == 303
    )
    assert SeekerDocument.objects.count() == 1
    assert Application.objects.get().sent_documents.count() == 1


def test_somebody_elses_document_cannot_be_sent_along():
    """The id of a document of another person, typed into the form by hand."""
    first, second = referrals.sent(), referrals.sent()
    browser = browser_of(first.seeker)
    send(
        browser,
        f"/me/referrals/{first.referral.pk}/apply/",
        motive=MOTIVE,
        file=SimpleUploadedFile("a.pdf", pdf()),
    )
    theirs = SeekerDocument.objects.get()
    thief = browser_of(second.seeker)
    address = f"/me/referrals/{second.referral.pk}/apply/"
    send(thief, address, motive=MOTIVE, file=SimpleUploadedFile("b.pdf", pdf()))
    answer = thief.post(address, {"motive": MOTIVE, "documents": str(theirs.pk), "_send": "1"})
    assert answer.status_code == 422
    assert not Application.objects.exists()
