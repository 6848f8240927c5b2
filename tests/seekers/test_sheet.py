"""求人票 as PDF: for everybody who may read the page, and with no more on it."""

import io

import pypdf
import pytest

from employers import paper
from employers.actions import postings
from employers.models import Establishment
from tests.employers import factories as make
from tests.employers.pages import soup_of
from tests.seekers import factories as seekers
from tests.story.walking import browser_of

pytestmark = pytest.mark.django_db


def words_of(answer) -> str:
    assert answer.status_code == 200
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_the_page_leads_to_the_paper(client):
    posting = make.open_posting(contact_name="金糸雀花子", housing="both")
    link = soup_of(client.get(f"/jobs/{posting.acceptance.number}/")).select_one("#sheet")
    answer = client.get(link["href"])
    text = words_of(answer)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert link["rel"] == ["nofollow"]
    for words in (posting.acceptance.number, "青空食品株式会社", "一般事務", "単身用・世帯用あり"):
        assert words in text
    assert "金糸雀" not in text
    assert "金糸雀花子" in words_of(browser_of(seekers.online_seeker()).get(link["href"]))


def test_without_the_employers_name_the_paper_is_without_it_too(client):
    place = make.establishment(name="カナリヤ商会株式会社", kana="カナリヤショウカイ", street="金糸雀町1-1")
    posting = make.open_posting(
        make.member(place), publication_level=3, description="カナリヤ商会で検査をします。"
    )
    text = words_of(client.get(f"/jobs/{posting.acceptance.number}/sheet/"))
    assert "公開していません" in text
    assert "検査をします" in text
    assert "カナリヤ" not in text
    assert "金糸雀" not in text


def test_the_paper_is_set_once_as_long_as_it_says_the_same(client):
    posting = make.open_posting()
    address = f"/jobs/{posting.acceptance.number}/sheet/"
    first = client.get(address).content
    set_before = paper._drawn.cache_info().misses
    assert client.get(address).content == first
    assert paper._drawn.cache_info().misses == set_before
    Establishment.objects.filter(pk=posting.establishment_id).update(name="夕焼け商事")
    assert "夕焼け商事" in words_of(client.get(address))


def test_there_is_none_of_what_may_not_be_read(client):
    hidden = make.open_posting(publication_level=4)
    assert client.get(f"/jobs/{hidden.acceptance.number}/sheet/").status_code == 404


def test_what_has_ended_leads_to_the_page_that_says_so(client):
    by = make.member()
    ended = make.open_posting(by)
    postings.close_posting(by=by, posting_id=ended.pk, transition="fill")
    answer = client.get(f"/jobs/{ended.acceptance.number}/sheet/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/jobs/{ended.acceptance.number}/")
