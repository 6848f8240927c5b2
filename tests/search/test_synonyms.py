"""The table of synonyms: what the house begins with, how it reaches a house in use, and who decides."""

import re
from collections import Counter
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.actions import synonyms as acts
from employers.models import SynonymGroup
from employers.search import folding, starting_synonyms
from employers.search.models import SynonymKind, SynonymState
from employers.search.starting_synonyms import load_starting_groups, read_starting_groups
from employers.search.synonyms import widened
from employers.search.words import MOST_SYNONYMS, read
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from tests.employers import factories as make

STARTING = [SynonymGroup(**row) for row in read_starting_groups()]
for each in STARTING:
    each.fold()
FILE = {row["code"]: row for row in read_starting_groups()}
# Old or gendered names of an occupation, and what it is called today.
RENAMED = {
    "看護婦": "看護師",
    "准看護婦": "准看護師",
    "保健婦": "保健師",
    "助産婦": "助産師",
    "保母": "保育士",
    "保父": "保育士",
    "スチュワーデス": "客室乗務員",
    "家政婦": "家事代行",
    "ガードマン": "警備員",
    "ウエイトレス": "ホールスタッフ",
    "営業マン": "営業",
    "寮母": "寮管理人",
    "宅地建物取引主任者": "宅地建物取引士",
}


def also(typed: str) -> tuple[str, ...]:
    (term,) = widened(read(typed)).terms
    return term.also


class TestTheFile:
    def test_has_at_least_three_hundred_groups_of_all_kinds(self):
        assert len(STARTING) >= 300
        assert len(FILE) == len(STARTING)
        assert Counter(group.kind for group in STARTING).keys() == set(SynonymKind)

    def test_each_group_joins_words_that_the_search_tells_apart(self):
        one = [group.code for group in STARTING if group.words != FILE[group.code]["words"]]
        alone = [group.code for group in STARTING if max(len(group.keys), len(group.parts)) < 2]
        many = [group.code for group in STARTING if len(group.words) - 1 > MOST_SYNONYMS]
        assert (one, alone, many) == ([], [], [])

    def test_no_word_is_so_short_that_it_stands_in_every_text(self):
        """One character is enough only for a kanji that is a word (鮨)."""
        keys = [key for group in STARTING for key in (*group.keys, *group.parts)]
        assert [key for key in keys if len(key) < 2 and not re.fullmatch("[一-龠]", key)] == []

    @pytest.mark.parametrize("is_spelling", [True, False])
    def test_no_two_groups_share_a_word(self, is_spelling):
        groups = [group for group in STARTING if (group.kind == SynonymKind.SPELLING) is is_spelling]
        shared = {
            (first.code, second.code): set(first.keys) & set(second.keys)
            for first, second in combinations(groups, 2)
            if set(first.keys) & set(second.keys)
        }
        assert shared == {}

    def test_a_short_word_in_latin_letters_is_a_whole_word(self):
        short = [key for group in STARTING for key in group.keys if key.isascii() and len(key) < 3]
        assert {"pg", "se"} <= set(short)
        for key in short:
            assert folding.is_latin(key) or key[0].isdigit(), key


@pytest.mark.django_db
class TestTheTable:
    def test_holds_the_file(self):
        assert SynonymGroup.objects.in_use().exclude(code=None).count() == len(STARTING)
        assert load_starting_groups() == 0

    def test_a_new_group_of_the_file_comes_and_a_changed_one_is_followed(self):
        SynonymGroup.objects.filter(code="nurse").delete()
        SynonymGroup.objects.filter(code="driver").update(words=["運転手", "操縦士"])
        assert load_starting_groups() == 2
        assert also("ナース") == ("看護師",)
        assert also("運転手") == ("ドライバー",)

    def test_what_the_staff_decided_is_never_written_over(self):
        supervisor = make.staff(OfficeRole.SUPERVISION)
        nurse, driver = (SynonymGroup.objects.get(code=code) for code in ("nurse", "driver"))
        acts.retire_synonyms(by=supervisor, synonymgroup_id=nurse.pk)
        acts.change_synonyms(
            by=supervisor,
            synonymgroup_id=driver.pk,
            kind=SynonymKind.SYNONYM,
            words=["運転手", "運転員"],
            asked_only=[],
        )
        assert load_starting_groups() == 0
        assert also("ナース") == ()
        assert also("運転手") == ("運転員",)

    def test_a_flush_fills_it_again(self):
        SynonymGroup.objects.all().delete()
        assert starting_synonyms.load_starting_groups() == len(STARTING)

    def test_only_groups_in_use_are_searched(self):
        group = SynonymGroup.objects.create(words=["甲種語", "乙種語"])
        assert also("甲種語") == ()
        SynonymGroup.objects.filter(pk=group.pk).update(state=SynonymState.IN_USE)
        assert also("甲種語") == ("乙種語",)
        SynonymGroup.objects.filter(pk=group.pk).update(state=SynonymState.RETIRED)
        assert also("甲種語") == ()

    @pytest.mark.parametrize(
        ("typed", "queries"), [("", 0), ("-介護", 0), ("介護", 1), ("引越作業 看護師", 2)]
    )
    def test_is_asked_once_and_again_only_for_another_spelling(self, typed, queries):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            widened(read(typed))
        assert len(asked) == queries

    @pytest.mark.parametrize(("old", "now"), RENAMED.items())
    def test_an_old_title_finds_the_one_of_today_and_is_never_suggested(self, old, now):
        assert now in also(old)
        assert old not in also(now)
        (term,) = widened(read(now)).terms
        assert folding.fold_word(old) not in {each.phrase for each in term.alternatives}

    def test_words_of_one_group_count_once_and_keep_their_keys(self):
        group = SynonymGroup.objects.create(words=["サーバー", "ｻｰﾊﾞ", "鯖"], asked_only=["さば"])
        assert group.words == ["サーバー", "鯖"]
        assert group.keys == ["サーバ", "鯖", "サバ"]
        spelling = SynonymGroup.objects.create(kind=SynonymKind.SPELLING, words=["サーバー", "ｻｰﾊﾞ"])
        assert spelling.words == ["サーバー", "ｻｰﾊﾞ"]
        assert (spelling.keys, spelling.parts) == (["サーバ"], ["サーバー", "サーバ"])


@pytest.mark.django_db
class TestDeciding:
    WORDS = {"kind": SynonymKind.SYNONYM, "words": ["駅員", "駅務員"], "asked_only": ["駅夫"]}

    def test_the_office_proposes_and_the_supervision_puts_in_use(self):
        officer, supervisor = make.staff(OfficeRole.CONSULTATION), make.staff(OfficeRole.SUPERVISION)
        group = acts.propose_synonyms(by=officer, **self.WORDS)
        assert (group.state, group.proposed_by_id) == (SynonymState.PROPOSED, officer.user_id)
        with pytest.raises(NotAllowed):
            acts.use_synonyms(by=officer, synonymgroup_id=group.pk)
        assert also("駅員") == ()

        acts.use_synonyms(by=supervisor, synonymgroup_id=group.pk)
        group.refresh_from_db()
        assert (group.reviewed_by_id, group.reviewed_at is not None) == (supervisor.user_id, True)
        assert also("駅員") == ("駅務員",)
        assert also("駅夫") == ("駅員", "駅務員")

    def test_who_only_reads_proposes_nothing(self):
        with pytest.raises(NotAllowed):
            acts.propose_synonyms(by=make.staff(OfficeRole.READING), **self.WORDS)

    @pytest.mark.parametrize("words", [["駅員"], ["ｻｰﾊﾞ", "サーバー"], ["駅員", "！？"], []])
    def test_a_group_of_one_word_is_none(self, words):
        with pytest.raises(Refused, match="too_few"):
            acts.propose_synonyms(
                by=make.staff(OfficeRole.SUPERVISION), kind=SynonymKind.SYNONYM, words=words, asked_only=[]
            )

    def test_two_groups_in_use_share_no_word(self):
        supervisor = make.staff(OfficeRole.SUPERVISION)
        group = acts.propose_synonyms(
            by=supervisor, kind=SynonymKind.SYNONYM, words=["看護師", "看護員"], asked_only=[]
        )
        with pytest.raises(Refused, match="shared") as refused:
            acts.use_synonyms(by=supervisor, synonymgroup_id=group.pk)
        assert "「看護師」は、使用中の「看護師、ナース」にもあります" in str(refused.value.message)
        acts.retire_synonyms(by=supervisor, synonymgroup_id=SynonymGroup.objects.get(code="nurse").pk)
        acts.use_synonyms(by=supervisor, synonymgroup_id=group.pk)
        assert also("看護師") == ("看護員",)

    def test_a_spelling_may_meet_a_meaning(self):
        supervisor = make.staff(OfficeRole.SUPERVISION)
        group = acts.propose_synonyms(
            by=supervisor, kind=SynonymKind.SPELLING, words=["ナース", "ナアス"], asked_only=[]
        )
        acts.use_synonyms(by=supervisor, synonymgroup_id=group.pk)
        assert also("ナアス") == ("看護師",)
