"""Employers for tests: an establishment, its people, and postings in any state, all made through the actions."""

import datetime as dt
import itertools
from typing import Any

from employers import choices
from employers.actions import acceptance, postings
from employers.models import Establishment, Member, Posting
from hellowork.accounts.actor import Actor, EstablishmentRole, Hat, OfficeRole
from hellowork.accounts.models import User
from hellowork.offices.models import Municipality, Office, StaffMember

CHIYODA = "13101"
_numbers = itertools.count(1)


def office(code: str = "13010", **values: Any) -> Office:
    """An office in Tokyo; the first one made is the default."""
    defaults = {
        "name": f"青葉台{code}",
        "kana": "アオバダイ",
        "prefecture": "13",
        "postal_code": "1000001",
        "address": "千代田区千代田1-1",
        "telephone": "+81300000000",
        "is_default": not Office.objects.filter(is_default=True).exists(),
    }
    return Office.objects.get_or_create(code=code, defaults=defaults | values)[0]


def municipality(code: str = CHIYODA) -> Municipality:
    defaults = {"name": "千代田区", "kana": "チヨダク", "prefecture": code[:2]}
    return Municipality.objects.get_or_create(code=code, defaults=defaults)[0]


def staff(role: OfficeRole = OfficeRole.ACCEPTANCE, at: Office | None = None) -> Actor:
    """A member of staff, as an actor."""
    place = at or office()
    user = User.objects.create_user(f"staff{next(_numbers)}@example.org", is_staff=True)
    StaffMember.objects.create(user=user, office=place, name="佐藤", role=role)
    return Actor(hat=Hat.STAFF, user_id=user.pk, office_id=place.pk, office_role=role)


def establishment(**values: Any) -> Establishment:
    defaults = {
        "name": "青空食品株式会社",
        "kana": "アオゾラショクヒン",
        "corporate_number": f"{next(_numbers):013d}",
        "postal_code": "1000001",
        "municipality": values.get("municipality") or municipality(),
        "street": "千代田1-1",
        "telephone": "+81312345678",
        "industry": "E",
        "business": "食品の製造と販売",
        "employees_company": 50,
        "employees_here": 30,
        "employees_women": 15,
        "employees_part_time": 10,
        "office": values.get("office") or office(),
    }
    return Establishment.objects.create(**defaults | values)


def member(at: Establishment | None = None, role: EstablishmentRole = EstablishmentRole.MANAGER) -> Actor:
    """A member of an establishment, as an actor."""
    place = at or establishment()
    user = User.objects.create_user(f"member{next(_numbers)}@example.org")
    Member.objects.create(user=user, establishment=place, role=role, name="田村", kana="タムラ")
    return Actor(hat=Hat.EMPLOYER, user_id=user.pk, establishment_id=place.pk, establishment_role=role)


def lawful_card(**values: Any) -> dict[str, Any]:
    """Values of a full-time card in Tokyo that can be accepted: no finding, red or orange."""
    return {
        "working_time": choices.WorkingTime.FULL,
        "publication_level": choices.PublicationLevel.ALL,
        "title": "一般事務",
        "occupation": "06",
        "description": "受発注の入力、電話と来客の応対、書類の整理をお願いします。",
        "duties_change": "変更なし",
        "employment_form": choices.EmploymentForm.REGULAR,
        "contract_work": choices.ContractWork.NONE,
        "term": choices.Term.INDEFINITE,
        "has_trial": False,
        "workplace_is_named": True,
        "municipality": municipality(),
        "street": "千代田1-1",
        "may_be_transferred": False,
        "workplace_change": "転勤なし",
        "smoking": choices.Smoking.INDOORS_FORBIDDEN,
        "has_age_limit": False,
        "education": choices.Education.ANY,
        "experience": choices.Experience.NOT_ASKED,
        "driving_licence": choices.DrivingLicence.NONE,
        "wage_form": choices.WageForm.MONTHLY,
        "base_min": 230_000,
        "base_max": 280_000,
        "allowances": [{"name": "資格手当", "kind": "qualification", "min": 5_000, "max": 10_000}],
        "has_fixed_overtime": False,
        "commuting_pay": choices.CommutingPay.ACTUAL,
        "hours_system": choices.HoursSystem.ORDINARY,
        "starts_at": dt.time(9, 0),
        "ends_at": dt.time(18, 0),
        "break_minutes": 60,
        "has_overtime": True,
        "overtime_hours": 10,
        "days_a_week": 5,
        "weekdays_off": ["sat", "sun", "holiday"],
        "days_off_text": "土曜日、日曜日、祝日",
        "two_day_weekend": choices.TwoDayWeekend.WEEKLY,
        "days_off_a_year": 125,
        "paid_leave_days": 10,
        "insurances": ["employment", "accident", "health", "pension"],
        "retirement_age": 60,
        "employed_until_age": 65,
        "openings": 2,
        "hiring_reason": choices.HiringReason.INCREASE,
        "selection_methods": ["interview"],
        "result_within_days": 7,
        "documents": ["letter", "resume"],
        "document_route": choices.DocumentRoute.MYPAGE,
        "contact_name": "田村",
        "contact_telephone": "+81312345678",
    } | values


def draft_posting(by: Actor | None = None, **card: Any) -> Posting:
    by = by or member()
    posting = postings.create_posting(by=by)
    postings.save_card(by=by, posting_id=posting.pk, values=lawful_card(**card))
    return posting


def submitted_posting(by: Actor | None = None, **card: Any) -> Posting:
    by = by or member()
    posting = draft_posting(by, **card)
    return postings.submit_posting(by=by, posting_id=posting.pk)


def open_posting(
    by: Actor | None = None, *, at_client: bool = False, accepted_by: Actor | None = None, **card: Any
) -> Posting:
    """An accepted posting; its establishment is of the office whose staff member accepts it."""
    posting = submitted_posting(by, **card)
    place = Establishment.objects.select_related("office").get(pk=posting.establishment_id)
    if accepted_by and accepted_by.office_id != place.office_id:
        Establishment.objects.filter(pk=place.pk).update(office=accepted_by.office_id)
    acceptance.accept_posting(
        by=accepted_by or staff(at=place.office), posting_id=posting.pk, is_performed_at_client=at_client
    )
    return Posting.objects.get(pk=posting.pk)
