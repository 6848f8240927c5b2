"""検索の同義語 on the desk: proposed in words as people write them, found in any spelling, decided by the supervision."""

import pytest

from employers.models import SynonymGroup
from hellowork.accounts.actor import OfficeRole

pytestmark = pytest.mark.django_db
LIST = "/admin/employers/synonymgroup/"


def propose(someone, **answers):
    form = {"kind": "synonym", "words": "駅員、駅務員", "asked_only": "", "note": ""}
    return someone.send(someone.get(f"{LIST}propose/"), **form | answers)


def test_a_group_is_proposed_on_lines_or_between_commas(officer):
    someone = officer(OfficeRole.CONSULTATION)
    answer = propose(someone, words="駅員\n駅務員,　ｴｷｲﾝ ，駅員", asked_only="駅夫")
    assert answer.message == "提案しました。統括の職員が確認すると、検索に使われます。"
    group = SynonymGroup.objects.get(code=None)
    assert (group.words, group.asked_only, group.state) == (
        ["駅員", "駅務員", "エキイン"],
        ["駅夫"],
        "proposed",
    )
    assert "検索に使う" not in someone.see(group).buttons


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("駅員", "検索で区別される語を、2つ以上入力してください。"),
        ("、".join(f"語{number}" for number in range(11)), "語は10個までです。"),
        (f"駅員、{'あ' * 41}", "1つの語は40文字までで入力してください。"),
    ],
)
def test_what_cannot_be_a_group_is_said_beside_the_form(officer, words, sentence):
    answer = propose(officer(OfficeRole.CONSULTATION), words=words)
    assert sentence in answer.text
    assert not SynonymGroup.objects.filter(code=None).exists()


def test_the_supervision_puts_it_in_use_and_takes_it_back(officer):
    propose(officer(OfficeRole.CONSULTATION))
    group, supervisor = SynonymGroup.objects.get(code=None), officer(OfficeRole.SUPERVISION)
    assert supervisor.act(group, "検索に使う").message == "次の検索から使います。"
    page = supervisor.see(group)
    assert page.buttons == ["語を変更する", "検索に使わない"]
    assert "使用中" in page.text
    assert supervisor.act(group, "検索に使わない").message == "次の検索から使いません。"
    group.refresh_from_db()
    assert (group.state, group.reviewed_by_id) == ("retired", supervisor.actor.user_id)


def test_the_list_finds_a_word_in_any_spelling(officer):
    someone = officer(OfficeRole.READING)
    for typed in ("ナース", "なーす", "ﾅｰｽ"):
        assert "看護師、ナース" in someone.get(f"{LIST}?q={typed}").text
    assert "看護師、ナース" not in someone.get(f"{LIST}?q=宇宙").text
    assert "看護師、ナース" not in someone.get(f"{LIST}?state=retired").text
