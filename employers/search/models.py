"""The tables of the search."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Self, overload

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from employers.search import page as pages
from employers.search.ask import Count, Found
from employers.search.card_facts import CardFacts
from employers.search.folding import fold, fold_word
from employers.search.marks import COLUMNS
from employers.search.query import Cursor, Query
from hellowork.lifecycle.fields import LifecycleModel

# Every so manieth posting is one of the sample that tells a broad question.
SAMPLED = 251
_MARKS = list(COLUMNS)
# What filters within a prefecture are read of, beside its place in the order.
_FILTERED = [
    *("level", "establishment_id", "refer_until", "wage_month", "wage_month_max", "wage_hour", "wage_year"),
    *("is_part", *_MARKS),
]
# What the fit reads of a row beside its place in the order.
FIT_COLUMNS = [
    *("level", "establishment_id", "wage_month", "wage_month_max", "wage_hour", "takes_self_application"),
    *("is_part", *CardFacts._fields),
]


class PostingSearchManager(models.Manager["PostingSearch"]):
    """How everybody asks the index. Each raises `ask.TooSlowError` when the database would need longer than a reader
    waits.
    """

    def page(
        self, query: Query, *, page: int = 1, after: Cursor | None = None, size: int = pages.SIZE
    ) -> Found:
        """One page of what the query finds, in its order, with the count up to `ask.MOST_COUNTED`.

        `after` goes on behind a row instead of counting pages: for what reads on without end.
        """
        return pages.find(query, page=page, after=after, size=size)

    @overload
    def first(self) -> "PostingSearch | None": ...
    @overload
    def first(self, query: Query, most: int = 1_000) -> Found: ...
    def first(self, query: Query | None = None, most: int = 1_000) -> "PostingSearch | Found | None":
        """The first so many in the order of the query, for who ranks them by something the index does not know."""
        return super().first() if query is None else pages.first(query, most=most)

    def counts(self, queries: Sequence[Query], *, exact: bool = False) -> list[Count]:
        """How many each query finds, up to `ask.MOST_COUNTED` or exactly; all in one transaction."""
        return pages.counts(queries, exact=exact)

    @overload
    def count(self) -> int: ...
    @overload
    def count(self, query: Query, *, exact: bool = False) -> Count: ...
    def count(self, query: Query | None = None, *, exact: bool = False) -> int | Count:
        """How many the query finds, as `counts`; without one, the rows of the table."""
        return super().count() if query is None else pages.counts([query], exact=exact)[0]


class PostingSearch(models.Model):
    """検索用の索引: one narrow row for each posting that can be found now, and none for any other.

    Columns are what a path of `employers.search.page` orders or narrows by; everything else that can be asked for
    stands among `terms`, which lie beside the narrow part (storage: the migration). Written by `employers.search.index`
    alone.
    """

    posting = models.OneToOneField(
        "employers.Posting", models.CASCADE, primary_key=True, verbose_name="求人", related_name="search_row"
    )
    # What the row was made from: the repair compares it.
    card_id = models.BigIntegerField("求人票")
    digest = models.BigIntegerField("内容の印")
    accepted_on = models.DateField("受付年月日")
    refer_until = models.DateField("紹介期限日")
    wage_month = models.IntegerField("月額（下限・円）")
    wage_month_max = models.IntegerField("月額（上限・円）")
    wage_hour = models.IntegerField("時間額（下限・円）")
    wage_year = models.IntegerField("年額（下限・円）")
    pref = models.SmallIntegerField("都道府県")
    og = models.SmallIntegerField("職業分類")
    establishment_id = models.BigIntegerField("事業所")
    level = models.SmallIntegerField("公開希望")
    version = models.SmallIntegerField("正規化の版")
    takes_self_application = models.BooleanField("オンライン自主応募の受付")
    is_part = models.BooleanField("パートタイム")
    is_sampled = models.BooleanField("標本")
    # The options of the catalogue (`employers.search.marks`).
    marks_0 = models.BigIntegerField("条件の印（1）")
    marks_1 = models.BigIntegerField("条件の印（2）")
    marks_2 = models.BigIntegerField("条件の印（3）")
    marks_3 = models.BigIntegerField("条件の印（4）")
    # What wishes are held against (`seekers.fit`), null where the card does not say: read with the order, off one index.
    municipality = models.IntegerField("市区町村", null=True)
    days_off = models.SmallIntegerField("年間休日数", null=True)
    has_overtime = models.BooleanField("時間外労働", null=True)
    overtime_hours = models.SmallIntegerField("時間外労働（月平均・時間）", null=True)
    is_regular = models.BooleanField("正社員", null=True)
    is_weekend_off = models.BooleanField("週休二日（毎週）", null=True)
    from_home = models.BooleanField("在宅勤務", null=True)
    asks_experience = models.BooleanField("経験が必要", null=True)
    may_be_transferred = models.BooleanField("転勤の可能性", null=True)
    car_commuting = models.BooleanField("マイカー通勤", null=True)
    occupation_middle = models.SmallIntegerField("職業分類（中分類）", null=True)
    terms = SearchVectorField("索引語")

    objects = PostingSearchManager()

    class Meta:
        verbose_name = "検索用の索引"
        verbose_name_plural = "検索用の索引"
        indexes = [
            models.Index(fields=["-accepted_on", "-posting"], include=["level"], name="ps_new"),
            models.Index(fields=["pref", "-accepted_on", "-posting"], include=_FILTERED, name="ps_pref_new"),
            models.Index(
                fields=["og", "pref", "-accepted_on", "-posting"],
                include=[*FIT_COLUMNS, "refer_until", "wage_year", *_MARKS],
                name="ps_og_pref",
            ),
            models.Index(fields=["-wage_month", "-posting"], include=["level"], name="ps_wage"),
            models.Index(fields=["pref", "-wage_month", "-posting"], include=["level"], name="ps_pref_wage"),
            models.Index(fields=["-wage_month_max", "-posting"], include=["level"], name="ps_wage_max"),
            models.Index(
                fields=["pref", "-wage_month_max", "-posting"], include=["level"], name="ps_pref_wage_max"
            ),
            models.Index(
                fields=["-wage_hour", "-posting"], condition=models.Q(is_part=True), name="ps_wage_hour"
            ),
            models.Index(fields=["refer_until", "posting"], include=["level"], name="ps_until"),
            models.Index(fields=["pref", "refer_until", "posting"], include=["level"], name="ps_pref_until"),
            GinIndex(fields=["terms"], fastupdate=True, name="ps_terms"),
            GinIndex(fields=["terms"], condition=Q(is_sampled=True), fastupdate=False, name="ps_sample"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PostingText(models.Model):
    """検索用の本文: the folded text of a row of the search, one line for each `employers.search.fields.TextField`.

    In a table of its own, since words are proven on it row by row: among the lexemes, ten times as wide, each would
    cost a page from far away. Written and deleted with its row; like the other keys of what is derived it has no
    constraint, `employers.search.index.repair` heals it.
    """

    row = models.OneToOneField(
        PostingSearch,
        models.CASCADE,
        primary_key=True,
        verbose_name="検索用の索引",
        related_name="text",
        db_column="posting_id",
        db_constraint=False,
    )
    folded = models.TextField("正規化した本文")

    class Meta:
        verbose_name = "検索用の本文"
        verbose_name_plural = "検索用の本文"

    def __str__(self) -> str:
        return str(self.pk)


class SynonymState(models.TextChoices):
    """審査の状態."""

    PROPOSED = "proposed", _("提案中")
    IN_USE = "in_use", _("使用中")
    RETIRED = "retired", _("使用終了")


class SynonymKind(models.TextChoices):
    """What the words of a group are to one another. Spellings also count inside longer words."""

    SYNONYM = "synonym", _("同じ意味の語")
    SPELLING = "spelling", _("表記のゆれ")
    ABBREVIATION = "abbreviation", _("略語")


class SynonymGroupQuerySet(models.QuerySet["SynonymGroup"]):
    def in_use(self) -> Self:
        """The groups that the search works with."""
        return self.filter(state=SynonymState.IN_USE)

    def of(self, keys: Collection[str]) -> Self:
        """The groups that hold one of these folded words."""
        return self.filter(keys__overlap=sorted(keys))


class SynonymGroup(LifecycleModel):
    """同義語: words of which each finds the postings of all.

    `keys` are the words as the search compares them, `parts` those of a spelling as they stand inside a longer word.
    A group of the house's file has a `code`; one that the staff proposed has none.
    """

    code = models.CharField("符号", max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001
    kind = models.CharField(_("種類"), max_length=12, choices=SynonymKind, default=SynonymKind.SYNONYM)
    words = ArrayField(models.CharField(max_length=40), verbose_name=_("同じ意味の語"))
    asked_only = ArrayField(
        models.CharField(max_length=40), verbose_name=_("入力されたときだけ使う語"), default=list, blank=True
    )
    keys = ArrayField(models.CharField(max_length=80), verbose_name="比べる形", editable=False)
    parts = ArrayField(
        models.CharField(max_length=80), verbose_name="語の中で比べる形", default=list, editable=False
    )
    note = models.CharField(_("備考"), max_length=200, blank=True)
    state = models.CharField(
        _("状態"), max_length=8, choices=SynonymState, default=SynonymState.PROPOSED, editable=False
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("提案者"), null=True, related_name="+"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("確認者"), null=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(_("確認日時"), null=True, editable=False)

    objects = SynonymGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("検索の同義語")
        verbose_name_plural = _("検索の同義語")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=SynonymState.values), name="synonym_group_state_is_known"
            )
        ]

    def __str__(self) -> str:
        return "、".join(self.words)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold()
        super().save(*args, **kwargs)

    def fold(self) -> None:
        """Make `keys` and `parts` from the words; words that the search does not tell apart count once."""
        shape = fold if self.kind == SynonymKind.SPELLING else fold_word
        self.words = _told_apart(self.words, shape)
        self.parts = [fold(word) for word in self.words] if self.kind == SynonymKind.SPELLING else []
        self.keys = list(dict.fromkeys(map(fold_word, (*self.words, *self.asked_only))))

    @property
    def is_touched(self) -> bool:
        """Whether the staff have decided anything about it."""
        return self.reviewed_at is not None or self.state != SynonymState.IN_USE


def _told_apart(words: Iterable[str], shape: Callable[[str], str]) -> list[str]:
    kept = {key: word for word in reversed(list(words)) if (key := shape(word))}
    return list(reversed(kept.values()))
