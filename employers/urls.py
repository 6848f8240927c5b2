"""Addresses of the employers' MyPage (求人者マイページ)."""

from django.urls import path, register_converter

from employers.sections import BY_SLUG, Section
from employers.views import (
    consent,
    establishment,
    members,
    postings,
    postings_list,
    register,
    sections,
    stops,
)


class SectionConverter:
    """A section of a job card by its slug."""

    regex = "|".join(BY_SLUG)

    def to_python(self, value: str) -> Section:
        return BY_SLUG[value]

    def to_url(self, value: Section | str) -> str:
        return value if isinstance(value, str) else value.slug


class ActConverter:
    """An act that has a page of its own."""

    regex = "|".join(stops.STOPS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(SectionConverter, "section")
register_converter(ActConverter, "stop")

app_name = "employers"

urlpatterns = [
    path("register/", register.register, name="register"),
    path("join/", members.join, name="join"),
    path("establishment/", establishment.establishment, name="establishment"),
    path("establishment/draft/", establishment.autosave, name="establishment_autosave"),
    path("members/", members.members, name="members"),
    path("members/invite/", members.invite, name="invite"),
    path("members/invitations/end/", members.end_invitations, name="end_invitations"),
    path("members/<int:member_id>/", members.role, name="member_role"),
    path("members/<int:member_id>/end/", members.end, name="member_end"),
    path("register/draft/", register.keep, name="keep_registration"),
    path("postings/", postings_list.postings, name="postings"),
    path("postings/new/", postings.new, name="new"),
    path("postings/<int:posting_id>/", postings.posting, name="posting"),
    path("postings/<int:posting_id>/check/", postings.check, name="check"),
    path("postings/<int:posting_id>/sent/", postings.sent, name="sent"),
    path("postings/<int:posting_id>/self-application/", stops.self_application, name="self_application"),
    path("postings/<int:posting_id>/discard/", stops.discard, name="discard"),
    path("postings/<int:posting_id>/consent/", consent.consent, name="consent"),
    path("postings/<int:posting_id>/consent/end/", consent.end, name="end_consent"),
    path("postings/<int:posting_id>/<section:section>/", sections.section, name="section"),
    path("postings/<int:posting_id>/<section:section>/draft/", sections.autosave, name="autosave"),
    path("postings/<int:posting_id>/<stop:act>/", stops.stop, name="stop"),
]
