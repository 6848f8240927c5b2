"""Who may press what: every act of every admin against every role, by page and by direct POST."""

import pytest
from django.contrib import admin
from django.urls import reverse

from employers.models import Posting, SynonymGroup
from hellowork.accounts.actor import OfficeRole
from hellowork.notices.models import OutboxMessage
from hellowork.offices.models import StaffMember
from hellowork.web.admin import HouseModelAdmin
from tests.desk import makers
from tests.employers import factories as make

pytestmark = pytest.mark.django_db

ACCEPTING = {OfficeRole.ACCEPTANCE, OfficeRole.SUPERVISION}
SUPERVISING = {OfficeRole.SUPERVISION}
# Model, act, roles that may; the objects in a state that offers the act come from `makers`.
TABLE = {
    **{(Posting, act): ACCEPTING for act in makers.POSTING_FOR},
    **{(StaffMember, act): SUPERVISING for act in ("edit", "reset_second_factor", "end", "resume")},
    (makers.Office, "edit"): SUPERVISING,
    **{(SynonymGroup, act): SUPERVISING for act in ("edit", "use", "retire")},
    (OutboxMessage, "send_again"): SUPERVISING,
}


def ours() -> dict[type, HouseModelAdmin]:
    return {model: each for model, each in admin.site._registry.items() if isinstance(each, HouseModelAdmin)}


@pytest.mark.parametrize(("model", "act"), list(TABLE), ids=lambda value: getattr(value, "__name__", value))
def test_an_act_is_offered_and_done_by_its_roles_only(officer, model, act):
    obj, own_admin = makers.object_for(model, act), ours()[model]
    label = str(own_admin.label_of(act, own_admin.acts[act]))
    address = reverse(f"admin:{own_admin.url_stem}_{act}", args=[obj.pk])
    before = makers.snapshot(obj)

    for role in OfficeRole:
        someone = officer(role)
        page = someone.see(obj)
        if role in TABLE[model, act]:
            assert label in page.buttons, role
            assert someone.client.get(address).status_code in (200, 303), role
        else:
            assert page.status == 403 or label not in page.buttons, role
            assert someone.client.get(address).status_code == 403, role
            assert someone.client.post(address, makers.ANSWERS).status_code == 403, role
        assert makers.snapshot(obj) == before


def test_the_table_knows_every_act_of_its_models():
    models = {model for model, _act in TABLE}
    assert {(model, act) for model in models for act in ours()[model].acts} == TABLE.keys()


@pytest.mark.parametrize("role", list(OfficeRole))
def test_lists_are_open_to_the_roles_that_may_read_them(officer, role):
    someone = officer(role)
    for model, each in ours().items():
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        expected = 200 if each.view_permission in makers.ROLE_PERMISSIONS[role] else 403
        assert someone.client.get(address).status_code == expected, model
        for start in each.starts:
            place = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{start}")
            allowed = each.starts[start].permission in makers.ROLE_PERMISSIONS[role]
            assert someone.client.get(place).status_code == (200 if allowed else 403)


def test_nobody_but_staff_has_a_desk(client):
    employer = make.member()
    assert client.get("/admin/").status_code == 302
    client.force_login(makers.User.objects.get(pk=employer.user_id))
    posting = make.submitted_posting(employer)
    for address in ("/admin/", "/admin/employers/posting/", f"/admin/employers/posting/{posting.pk}/accept/"):
        answer = client.get(address, follow=True)
        assert answer.status_code == 404


def test_only_admins_of_the_house_are_on_the_desk():
    assert all(isinstance(each, HouseModelAdmin) for each in admin.site._registry.values())
