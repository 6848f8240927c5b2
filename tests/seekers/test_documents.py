"""応募書類 in MyPage: no more than twenty are kept, by whichever page the next one comes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hellowork.accounts.actor import Actor
from hellowork.files import storing
from seekers.actions.profile import MOST_DOCUMENTS, keep_document, remove_document
from seekers.models import SeekerDocument
from tests.employers import factories as employers
from tests.files.test_checking import pdf
from tests.seekers import factories as seekers
from tests.story.walking import browser_of, send

pytestmark = pytest.mark.django_db
SENTENCE = "書類は20件まで保管できます。"


@pytest.fixture
def seeker() -> Actor:
    """With as many documents as may be kept."""
    person = seekers.online_seeker()
    file = storing.store(b"%PDF-1.4", name="a.pdf", content_type="application/pdf", owner_id=person.user_id)
    for number in range(MOST_DOCUMENTS):
        keep_document(by=person, file=file, kind="other", title=f"書類{number}")
    return person


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("履歴書.pdf", pdf(), content_type="application/pdf")


def test_the_page_of_documents_says_so_and_keeps_none(seeker):
    page = send(browser_of(seeker), "/me/documents/", kind="resume", file=upload())
    assert page.status_code == 422
    assert SENTENCE in page.content.decode()
    assert SeekerDocument.objects.count() == MOST_DOCUMENTS


def test_while_applying_it_is_said_beside_the_file_and_the_motive_stays(seeker):
    posting = employers.open_posting(wants_self_application=True)
    address = f"/jobs/{posting.acceptance.number}/apply/"
    page = send(browser_of(seeker), address, motive="品質の仕事に取り組みたいです。", file=upload())
    assert page.status_code == 422
    assert SENTENCE in page.content.decode()
    assert "品質の仕事に取り組みたいです。" in page.content.decode()
    assert SeekerDocument.objects.count() == MOST_DOCUMENTS


def test_after_one_is_taken_out_there_is_room(seeker):
    remove_document(by=seeker, document_id=SeekerDocument.objects.earliest("created_at", "pk").pk)
    page = send(browser_of(seeker), "/me/documents/", kind="resume", file=upload())
    assert page.status_code == 303
    assert SeekerDocument.objects.kept().count() == MOST_DOCUMENTS
