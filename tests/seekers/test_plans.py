"""The people an officer may read are found by index, however many others there are."""

# ruff: noqa: S608 - every piece of SQL here is ours.
import pytest
from django.db import connection

from hellowork.accounts.actor import OfficeRole
from hellowork.audit.models import AccessRecord
from seekers.actions import registration
from seekers.choices import OpeningReason
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.seekers import factories as make

pytestmark = pytest.mark.django_db
ROWS = 20_000


@pytest.fixture
def many_elsewhere(db) -> Seeker:
    """One person of our office, and very many of another; with as many clicks of other officers."""
    employers.office("14010")
    ours = registration.register_at_office(
        by=employers.staff(OfficeRole.CONSULTATION), profile=make.profile()
    )
    theirs = {
        "id": "gen_random_uuid()",
        "office_id": "(SELECT id FROM offices_office WHERE code = '14010')",
        "number": "'14010-' || lpad(row::text, 8, '0')",
    }
    fields = [field.column for field in Seeker._meta.concrete_fields]
    columns = ", ".join(f'"{name}"' for name in fields)
    values = ", ".join(theirs.get(name, f'"{name}"') for name in fields)
    clicks = "kind, object_id, at, reason, by_hat, by_user_id"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO seekers_seeker ({columns}) SELECT {values} FROM seekers_seeker, generate_series(1, {ROWS}) AS row"
        )
        cursor.execute(
            f"INSERT INTO audit_accessrecord ({clicks}) SELECT 'seeker.opened', id::text, hellowork_now(), '', 'staff',"
            " gen_random_uuid() FROM seekers_seeker"
        )
        cursor.execute("ANALYZE seekers_seeker, audit_accessrecord")
    return ours


def test_nothing_reads_everybody(many_elsewhere):
    officer = employers.staff(OfficeRole.CONSULTATION)
    opened = Seeker.objects.filter(office__code="14010").earliest("number")
    registration.open_record(by=officer, seeker_id=opened.pk, reason=OpeningReason.VISIT)

    readable = Seeker.objects.for_actor(officer)
    assert {seeker.pk for seeker in readable} == {many_elsewhere.pk, opened.pk}
    for question in (readable, readable.order_by("kana", "pk")[:50], readable.filter(pk=opened.pk)):
        plan = question.explain()
        assert "Seq Scan on seekers_seeker" not in plan
        assert "Seq Scan on audit_accessrecord" not in plan
    assert AccessRecord.objects.count() == ROWS + 2
