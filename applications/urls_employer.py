"""Addresses of 応募者管理, below `/employer/`."""

from django.urls import path

from applications.views import employer, hired, interviews, slot_offers

app_name = "applicants"

urlpatterns = [
    path("", employer.index, name="list"),
    path("<uuid:application_id>/", employer.applicant, name="applicant"),
    path("<uuid:application_id>/start/", employer.start, name="start"),
    path("<uuid:application_id>/interview/", interviews.interview, name="interview"),
    path("<uuid:application_id>/interview/cancel/", interviews.cancel, name="cancel_interview"),
    path("<uuid:application_id>/interview-dates/", slot_offers.offer, name="offer_slots"),
    path("<uuid:application_id>/interview-dates/draft/", slot_offers.keep_offer, name="keep_slots"),
    path("interview-dates/<uuid:offer_id>/withdraw/", slot_offers.withdraw, name="withdraw_slots"),
    path("<uuid:application_id>/result/", employer.result, name="result"),
    path("<uuid:application_id>/result/draft/", employer.keep_result, name="keep_result"),
    path("<uuid:application_id>/after-hire/", hired.after_hire, name="after_hire"),
    path("<uuid:application_id>/letter/", employer.letter, name="letter"),
    path("documents/<uuid:document_id>/", employer.document, name="document"),
]
