"""Establishments and job cards, made up: what an employer types, as acceptance leaves it."""

import datetime as dt
import random

from employers.models import Establishment, JobCard
from hellowork import clock
from hellowork.calendar import minimum_wage
from hellowork.offices.models import Office
from hellowork.offices.reference.occupations import occupations_in
from tests.benchmarks import places, trades, wording
from tests.benchmarks.trades import Trade

# Public, kept for seekers, without name, not on the internet.
_LEVELS, _LEVEL_SHARES = (1, 2, 3, 4), (74, 10, 12, 4)
_SAME_PLACE = 0.9
# Where most people live and few are called back to.
_CITIES = frozenset({"11", "12", "13", "14", "23", "27"})


def establishment(
    rng: random.Random, pk: int, trade: Trade, place: dict[str, str], offices: dict[str, Office]
) -> Establishment:
    forms = trades.CARE_FORMS if trade.industry == "P" else trades.LEGAL_FORMS
    first = rng.choice((rng.choice(trades.NAMES), wording.name(rng)))
    bare = first + rng.choice(("", "", rng.choice(trades.NAMES))) + trades.FIELDS[trade.industry]
    whole = min(int(rng.paretovariate(0.7) * 4), 90_000)
    here = min(whole, 200)
    return Establishment(
        pk=pk,
        number=f"{1300 + pk // 10**6:04d}-{pk % 10**6:06d}-{pk % 10}",
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
        features=rng.choice(("", rng.choice(trades.COMMON))),
        employees_company=whole,
        employees_here=here,
        employees_women=here // 2,
        employees_part_time=here // 3,
        founded_year=rng.randint(1950, 2024),
        capital_yen=rng.choice((3_000_000, 10_000_000, 50_000_000)),
        office=offices[place["prefecture"]],
    )


def level(rng: random.Random) -> int:
    """公開希望, which an employer mostly keeps."""
    return rng.choices(_LEVELS, _LEVEL_SHARES)[0]


def card(
    rng: random.Random, pk: int, trade: Trade, at: Establishment, accepted_on: dt.date, *, level: int
) -> JobCard:
    is_part = rng.random() < 0.38
    place = at.municipality_id if rng.random() < _SAME_PLACE else places.municipalities().draw(rng)["code"]
    regular = not is_part and rng.random() < 0.75
    contract = rng.choices(("none", "dispatch", "contracting", "temp_to_perm"), (88, 7, 4, 1))[0]
    starts = rng.choice((8, 9, 9, 10, 13, 22))
    card = JobCard(
        pk=pk,
        accepted_at=dt.datetime.combine(accepted_on, dt.time(10), tzinfo=clock.TOKYO),
        working_time="part" if is_part else "full",
        publication_level=level,
        title=rng.choice(trade.titles),
        occupation=trade.group,
        description=wording.description(rng, trade),
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
        municipality_id=place,
        street=at.street,
        access=f"{rng.choice(('JR', '地下鉄', '私鉄'))}{wording.name(rng)}駅から歩いて{rng.randint(2, 20)}分",
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
        days_off_a_year=rng.choice((96, 105, 105, 108, 110, 115, 120, 120, 125, 130)),
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
        special_notes=wording.notes(rng, trade),
    )
    _pay(rng, card, trade, place[:2])
    _facts(rng, card)
    return card


def repeat(before: JobCard, card: JobCard) -> None:
    """Let a card say what another one says: the near-duplicates that fill the lists of the real service."""
    for name in ("title", "description", "special_notes", "licences"):
        setattr(card, name, getattr(before, name))


def _facts(rng: random.Random, card: JobCard) -> None:
    """What a part of the employers says beside the required answers, as rare as it is among real cards."""
    is_part, is_regular = card.working_time == "part", card.employment_form == "regular"
    # Drawn by the number, so that all else stays as it was drawn before there was such a column.
    middle = [code for code, _name in occupations_in(card.occupation)]
    card.occupation_middle = "" if card.pk % 5 == 0 else middle[card.pk % len(middle)]
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


def _pay(rng: random.Random, card: JobCard, trade: Trade, prefecture: str) -> None:
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
