"""Running numbers of an office."""

from django.db import connection, models

_NEXT = """
    INSERT INTO offices_numbercounter AS counter (office_id, kind, last) VALUES (%s, %s, %s)
    ON CONFLICT (office_id, kind) DO UPDATE SET last = counter.last + EXCLUDED.last
    RETURNING last
"""


class NumberKind(models.TextChoices):
    """What an office numbers: 求人番号, 求職番号, 紹介番号, 事業所番号."""

    POSTING = "posting", "求人番号"
    SEEKER = "seeker", "求職番号"
    LETTER = "letter", "紹介番号"
    ESTABLISHMENT = "establishment", "事業所番号"


class NumberCounterManager(models.Manager["NumberCounter"]):
    def next_values(self, office_id: int, kind: NumberKind, count: int = 1) -> range:
        """The next `count` running numbers of an office; its row stays locked until the transaction ends.

        One statement: the row is made or moved on, and tells where it stands now.
        """
        with connection.cursor() as cursor:
            cursor.execute(_NEXT, [office_id, kind.value, count])
            (last,) = cursor.fetchone()
        return range(last - count + 1, last + 1)


class NumberCounter(models.Model):
    """番号簿: the last number an office gave of one kind. Numbers are never given twice."""

    office = models.ForeignKey("offices.Office", models.PROTECT, verbose_name="安定所", related_name="+")
    kind = models.CharField("種類", max_length=14, choices=NumberKind)
    last = models.PositiveIntegerField("最後の番号", default=0)

    objects = NumberCounterManager()

    class Meta:
        verbose_name = "番号簿"
        verbose_name_plural = "番号簿"
        constraints = [models.UniqueConstraint(fields=["office", "kind"], name="number_counter_once")]

    def __str__(self) -> str:
        return f"{self.office_id} {self.kind} {self.last}"
