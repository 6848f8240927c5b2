"""The two tables of the search."""

from collections.abc import Collection, Iterable
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.search import page as pages
from employers.search.folding import fold_word
from employers.search.query import Cursor, Query


class PostingSearchManager(models.Manager["PostingSearch"]):
    def page(
        self, query: Query, *, page: int = 1, after: Cursor | None = None, size: int = pages.SIZE
    ) -> pages.Found:
        """One page of what the query finds, in its order, with the count up to `pages.MOST_COUNTED`.

        `after` goes on behind a row instead of counting pages: for what reads on without end. Raises
        `pages.TooSlowError` when the database would need longer than a reader waits.
        """
        return pages.find(query, page=page, after=after, size=size)


class PostingSearch(models.Model):
    """検索用の索引: one narrow row for each posting that can be found now, and none for any other.

    Columns are what a path of `employers.search.page` orders or narrows by; everything else that can be asked for
    stands among `terms`. Written by `employers.search.index` alone. Storage of the two wide columns: the migration.
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
    # One line for each `employers.search.fields.TextField`.
    folded = models.TextField("正規化した本文")
    terms = SearchVectorField("索引語")

    objects = PostingSearchManager()

    class Meta:
        verbose_name = "検索用の索引"
        verbose_name_plural = "検索用の索引"
        indexes = [
            models.Index(fields=["-accepted_on", "-posting"], include=["level"], name="ps_new"),
            models.Index(fields=["pref", "-accepted_on", "-posting"], include=["level"], name="ps_pref_new"),
            models.Index(
                fields=["og", "pref", "-accepted_on", "-posting"], include=["level"], name="ps_og_pref"
            ),
            models.Index(fields=["-wage_month", "-posting"], include=["level"], name="ps_wage"),
            models.Index(fields=["pref", "-wage_month", "-posting"], include=["level"], name="ps_pref_wage"),
            models.Index(fields=["-wage_month_max", "-posting"], include=["level"], name="ps_wage_max"),
            models.Index(
                fields=["pref", "-wage_month_max", "-posting"], include=["level"], name="ps_pref_wage_max"
            ),
            models.Index(fields=["refer_until", "posting"], include=["level"], name="ps_until"),
            models.Index(fields=["pref", "refer_until", "posting"], include=["level"], name="ps_pref_until"),
            GinIndex(fields=["terms"], fastupdate=False, name="ps_terms"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SynonymGroupQuerySet(models.QuerySet["SynonymGroup"]):
    def of(self, keys: Collection[str]) -> Self:
        """The groups that hold one of these folded words."""
        return self.filter(keys__overlap=sorted(keys)) if keys else self.none()


class SynonymGroup(models.Model):
    """同義語: words of which each finds the postings of all. `keys` are the words as the search compares them."""

    words = ArrayField(models.CharField(max_length=40), verbose_name=_("同じ意味の語"))
    keys = ArrayField(models.CharField(max_length=80), verbose_name="比べる形", editable=False)

    objects = SynonymGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("検索の同義語")
        verbose_name_plural = _("検索の同義語")

    def __str__(self) -> str:
        return "、".join(self.words)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.keys = [fold_word(word) for word in self.words]
        super().save(*args, **kwargs)

    @classmethod
    def of_words(cls, words: Iterable[str]) -> "SynonymGroup":
        """A group, not saved yet; words that the search does not tell apart count once."""
        kept = {key: word for word in reversed(list(words)) if (key := fold_word(word))}
        return cls(words=list(reversed(kept.values())), keys=list(reversed(kept)))
