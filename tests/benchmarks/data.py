"""Postings by the thousand, the same for the same seed, written past the actions by COPY.

The rows hold what acceptance would have written; constraints and triggers of the database hold for them, too.
The search rows are made by the house itself (`employers.search.index`), since they are what is measured.
"""

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Model
from django.db.models.fields import NOT_PROVIDED
from psycopg.types.json import Jsonb

from employers import wages
from employers.choices import PostingState
from employers.models import Acceptance, Establishment, JobCard, Posting, PostingSearch
from employers.search import index
from hellowork import clock
from hellowork.calendar import days, minimum_wage
from hellowork.offices.models import Office
from hellowork.offices.reference.load import read_municipalities
from tests.benchmarks import trades

SEED = 20261122
_PER_ESTABLISHMENT = 4
_NEWEST_DAYS = 60
_BATCH = 500
_LEVELS = (1,) * 14 + (2,) * 2 + (3,) * 3 + (4,)
# Where most people live and few are called back to.
_CITIES = frozenset({"11", "12", "13", "14", "23", "27"})
_OFFICE_CODES = {"13": "13010", "14": "14010", "27": "27010"}


@dataclass
class Made:
    """Rows not yet written; ids are given out here."""

    establishments: list[Establishment]
    cards: list[JobCard]
    acceptances: list[Acceptance]
    postings: list[Posting]


def fill(rows: int, *, seed: int = SEED) -> int:
    """See that there are so many live postings; returns how many were made. A second call with as many makes none."""
    missing = rows - Posting.objects.live().count()
    if missing <= 0:
        return 0
    made = make(missing, seed=seed)
    with transaction.atomic():
        write(made)
    for start in range(0, len(made.postings), _BATCH):
        with transaction.atomic():
            index.publish([posting.pk for posting in made.postings[start : start + _BATCH]])
    analyse()
    return missing


def analyse() -> None:
    """Statistics and visibility as a database has them after its first night."""
    with connection.cursor() as cursor:
        for model in (Establishment, JobCard, Acceptance, Posting, PostingSearch):
            cursor.execute(f"VACUUM ANALYZE {model._meta.db_table}")


def make(count: int, *, seed: int = SEED) -> Made:
    """Live postings with all that belongs to them, unsaved."""
    rng = random.Random(seed)  # noqa: S311 - made-up data, the same each time
    today, places, offices = clock.today(), _places(), _offices()
    made = Made([], [], [], [])
    first = {
        model: (model.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
        for model in (Establishment, JobCard, Acceptance, Posting)
    }
    kinds = [trade for trade in trades.TRADES for _share in range(trade.share)]
    for number in range(count):
        if number % _PER_ESTABLISHMENT == 0:
            trade, place = rng.choice(kinds), rng.choice(places)
            made.establishments.append(
                _establishment(rng, first[Establishment] + len(made.establishments), trade, place, offices)
            )
        establishment = made.establishments[-1]
        accepted_on = today - dt.timedelta(days=int(rng.triangular(0, _NEWEST_DAYS, 3)))
        card = _card(rng, first[JobCard] + number, trade, establishment, accepted_on)
        acceptance = _acceptance(first[Acceptance] + number, card, establishment, accepted_on, number)
        posting = _posting(rng, first[Posting] + number, establishment, card, acceptance)
        card.posting_id = acceptance.posting_id = posting.pk
        made.cards.append(card)
        made.acceptances.append(acceptance)
        made.postings.append(posting)
    return made


def write(made: Made) -> None:
    """COPY everything; postings last, so that the trigger of the self-application finds their cards."""
    for rows in (made.establishments, made.cards, made.acceptances, made.postings):
        _copy(rows)


def _places() -> list[dict[str, str]]:
    """Municipalities, those of big prefectures as often as there is work."""
    rows = [row for row in read_municipalities() if row["prefecture"] != "59"]
    size: dict[str, int] = {}
    for row in rows:
        size[row["prefecture"]] = size.get(row["prefecture"], 0) + 1
    weighted = []
    for row in rows:
        weight = trades.PREFECTURE_WEIGHTS.get(row["prefecture"], 1)
        weighted += [row] * max(1, round(weight * 40 / size[row["prefecture"]]))
    return weighted


def _offices() -> dict[str, Office]:
    """The offices that accept these postings; the one of Tokyo for all prefectures without their own."""
    return {
        prefecture: Office.objects.get_or_create(
            code=code,
            defaults={
                "name": f"試験{code}",
                "kana": "シケン",
                "prefecture": prefecture,
                "postal_code": "1000001",
                "address": "千代田1-1",
                "telephone": "+81300000000",
                "is_default": code == "13010" and not Office.objects.filter(is_default=True).exists(),
            },
        )[0]
        for prefecture, code in _OFFICE_CODES.items()
    }


def _establishment(
    rng: random.Random, pk: int, trade: trades.Trade, place: dict[str, str], offices: dict[str, Office]
) -> Establishment:
    forms = trades.CARE_FORMS if trade.industry == "P" else trades.LEGAL_FORMS
    bare = (
        rng.choice(trades.NAMES)
        + rng.choice(("", "", rng.choice(trades.NAMES)))
        + trades.FIELDS[trade.industry]
    )
    whole = rng.randint(5, 900)
    here = rng.randint(3, min(whole, 120)) if whole > 3 else whole
    return Establishment(
        pk=pk,
        number=f"{pk // 10**7 + 1300:04d}-{pk % 10**6:06d}-{pk % 10}",
        name=rng.choice(forms).format(bare),
        kana="シケンジギョウショ",
        corporate_number=f"{pk:013d}",
        representative_title="代表取締役",
        representative_name=f"{rng.choice(trades.FAMILY_NAMES)}一郎",
        postal_code="1000001",
        municipality_id=place["code"],
        street=f"{rng.randint(1, 9)}丁目{rng.randint(1, 30)}-{rng.randint(1, 20)}",
        telephone="+81312345678",
        industry=trade.industry,
        business=f"{trade.titles[0]}に関わる事業",
        features=rng.choice(trades.COMMON),
        employees_company=whole,
        employees_here=here,
        employees_women=here // 2,
        employees_part_time=here // 3,
        founded_year=rng.randint(1950, 2024),
        capital_yen=rng.choice((3_000_000, 10_000_000, 50_000_000)),
        office=offices.get(place["prefecture"], offices["13"]),
    )


def _card(
    rng: random.Random, pk: int, trade: trades.Trade, at: Establishment, accepted_on: dt.date
) -> JobCard:
    is_part = rng.random() < 0.35
    prefecture = at.municipality_id[:2]
    text = rng.sample(trade.sentences, rng.randint(2, min(4, len(trade.sentences)))) + rng.sample(
        trades.COMMON, rng.randint(2, 5)
    )
    regular = not is_part and rng.random() < 0.75
    contract = rng.choices(("none", "dispatch", "contracting", "temp_to_perm"), (88, 7, 4, 1))[0]
    starts = rng.choice((8, 9, 9, 10, 13, 22))
    card = JobCard(
        pk=pk,
        accepted_at=dt.datetime.combine(accepted_on, dt.time(10), tzinfo=clock.TOKYO),
        working_time="part" if is_part else "full",
        publication_level=rng.choice(_LEVELS),
        title=rng.choice(trade.titles),
        occupation=trade.group,
        description="".join(text[:4])[:360],
        duties_change="変更なし",
        employment_form="part_timer" if is_part else "regular" if regular else "other",
        employment_form_name="契約社員" if not (is_part or regular) else "",
        contract_work=contract,
        term="indefinite" if regular else "four_months",
        term_text="" if regular else "1年",
        renewal="" if regular else "in_principle",
        renewal_limit="" if regular else "上限なし",
        has_trial=regular,
        trial_text="3か月" if regular else "",
        trial_same_conditions=True if regular else None,
        workplace_is_named=contract == "none" or rng.random() < 0.5,
        postal_code="1000001",
        municipality_id=at.municipality_id,
        street=at.street,
        access=f"{rng.choice(('JR', '地下鉄', '私鉄'))}{rng.choice(trades.NAMES)}駅から歩いて{rng.randint(2, 20)}分",
        workplace_change="転勤なし",
        smoking="indoors_forbidden",
        can_work_from_home=trade.group in ("02", "03", "06") and rng.random() < 0.2,
        car_commuting=rng.random() < 0.6,
        has_age_limit=False,
        education=rng.choice(("any", "any", "high_school")),
        experience=rng.choice(("none", "none", "welcome", "required")),
        licences=rng.choice(trade.licences),
        has_fixed_overtime=False,
        other_allowances=rng.choice(("", "", "扶養手当 5,000円", "夜勤手当 1回6,000円")),
        commuting_pay="actual_capped",
        commuting_pay_yen=20_000,
        pay_day_text="末日締切、翌月25日支払",
        raise_text="あり（前年度実績 月あたり2,000円から5,000円）",
        bonus_text=rng.choice(("年2回（前年度実績 計2.5か月分）", "なし")),
        hours_system=rng.choice(("ordinary", "ordinary", "shifts", "variable")),
        starts_at=dt.time(starts),
        ends_at=dt.time((starts + (5 if is_part else 9)) % 24),
        break_minutes=0 if is_part else 60,
        has_overtime=not is_part and rng.random() < 0.7,
        overtime_hours=rng.randint(3, 25),
        days_a_week=rng.choice((3, 4, 5)) if is_part else 5,
        days_off_text=rng.choice(("土曜日、日曜日、祝日", "シフトによる", "日曜日、その他")),
        two_day_weekend=rng.choice(("weekly", "weekly", "other")),
        days_off_a_year=rng.choice((105, 108, 110, 115, 120, 125)),
        paid_leave_days=10,
        insurances=["employment", "accident", "health", "pension"],
        retirement_age=60,
        employed_until_age=65,
        has_severance_pay=regular,
        openings=rng.randint(1, 5),
        hiring_reason="vacancy",
        selection_methods=["interview", "documents"],
        result_within_days=7,
        documents=["letter", "resume", "career"],
        document_route="mypage",
        document_return="discarded",
        contact_name=rng.choice(trades.FAMILY_NAMES),
        contact_department="人事担当",
        contact_telephone="+81312345678",
        special_notes="".join(text[4:])[:600],
    )
    _pay(rng, card, trade, prefecture)
    _facts(rng, card)
    return card


def _facts(rng: random.Random, card: JobCard) -> None:
    """What a part of the employers says beside the required answers, as rare as it is among real cards."""
    is_part, is_regular = card.working_time == "part", card.employment_form == "regular"
    card.housing = rng.choices(("none", "single", "both", "family", ""), (78, 9, 3, 1, 9))[0]
    card.has_nursery = rng.choices((False, True, None), (86, 5, 9))[0]
    card.becomes_regular = None if is_regular else rng.choices((True, False, None), (35, 45, 20))[0]
    card.may_be_transferred = not is_part and rng.random() < 0.18
    if card.may_be_transferred:
        card.workplace_change = rng.choice(("県内の事業所", "会社の定める事業所", "全国の支店"))
    card.with_trial_employment = is_regular and rng.random() < 0.06
    card.welcomes_uij = rng.random() < (0.02 if str(card.municipality_id)[:2] in _CITIES else 0.12)
    if rng.random() < 0.7:
        card.station_minutes = min(90, int(rng.lognormvariate(2.3, 0.7)) + 1)
        card.access = card.access.rsplit("から", 1)[0] + f"から徒歩{card.station_minutes}分"
    licence = ("none", "required_at", "required", "preferred", "")
    card.driving_licence = rng.choices(licence, (38, 27, 9, 11, 15))[0]
    card.has_bonus = card.bonus_text != "なし"
    if card.two_day_weekend == "weekly" and not is_part:
        card.weekdays_off = ["sat", "sun", *(["holiday"] if card.days_off_a_year >= 115 else [])]
    elif rng.random() < 0.4:
        card.weekdays_off = ["sun"]


def _pay(rng: random.Random, card: JobCard, trade: trades.Trade, prefecture: str) -> None:
    """Lawful pay: by the hour for part-time work, else by the month."""
    floor = minimum_wage.newest_known(prefecture).yen
    if card.working_time == "part":
        card.wage_form = "hourly"
        card.base_min = floor + rng.choice((0, 10, 50, 100, 200))
        card.base_max = card.base_min + rng.choice((0, 50, 150))
        return
    card.wage_form = "monthly"
    card.base_min = max(floor * 180, trade.pay) // 1000 * 1000 + rng.randint(0, 60) * 1000
    card.base_max = card.base_min + rng.randint(0, 120) * 1000
    if rng.random() < 0.4:
        card.allowances = [{"name": "資格手当", "kind": "qualification", "min": 5_000, "max": 20_000}]


def _acceptance(pk: int, card: JobCard, at: Establishment, accepted_on: dt.date, number: int) -> Acceptance:
    return Acceptance(
        pk=pk,
        card_id=card.pk,
        office_id=at.office_id,
        number=f"{at.office.code}-{90_000_000 + pk:08d}",
        accepted_on=accepted_on,
        refer_until=days.end_of_second_month_after(accepted_on),
        is_performed_at_client=card.contract_work != "none",
        accepted_at=card.accepted_at,
    )


def _posting(
    rng: random.Random, pk: int, at: Establishment, card: JobCard, acceptance: Acceptance
) -> Posting:
    may_switch = card.contract_work == "none" and card.publication_level in (1, 2)
    return Posting(
        pk=pk,
        establishment_id=at.pk,
        state=PostingState.ON_HOLD if rng.random() < 0.02 else PostingState.OPEN,
        card_id=card.pk,
        acceptance_id=acceptance.pk,
        publication_level=card.publication_level,
        hourly_yen=int(wages.hourly(card) or 0),
        prefecture=str(card.municipality_id)[:2],
        self_application=may_switch and rng.random() < 0.5,
    )


def _copy(rows: Sequence[Model]) -> None:
    """Write rows by COPY, with the columns' own defaults for what was not set; then move the sequence on."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if field.db_default is NOT_PROVIDED]
    columns = ", ".join(field.column for field in fields)
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY {meta.db_table} ({columns}) FROM STDIN") as copy:
            for values in _values(rows, fields):
                copy.write_row(values)
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT max(id) FROM {meta.db_table}))",  # noqa: S608
            [meta.db_table],
        )


def _values(rows: Iterable[Model], fields: Sequence[Any]) -> Iterator[list[Any]]:
    for row in rows:
        yield [
            Jsonb(value) if field.get_internal_type() == "JSONField" else value
            for field in fields
            for value in [getattr(row, field.attname)]
        ]
