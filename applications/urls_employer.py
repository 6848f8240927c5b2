"""Addresses of 応募者管理, below `/employer/`."""

from django.urls import path

from applications.views import employer, hired, interviews

app_name = "applicants"

urlpatterns = [
    path("", employer.index, name="list"),
    path("<uuid:application_id>/", employer.applicant, name="applicant"),
    path("<uuid:application_id>/start/", employer.start, name="start"),
    path("<uuid:application_id>/interview/", interviews.interview, name="interview"),
    path("<uuid:application_id>/interview/cancel/", interviews.cancel, name="cancel_interview"),
    path("<uuid:application_id>/result/", employer.result, name="result"),
    path("<uuid:application_id>/result/draft/", employer.keep_result, name="keep_result"),
    path("<uuid:application_id>/after-hire/", hired.after_hire, name="after_hire"),
    path("<uuid:application_id>/letter/", employer.letter, name="letter"),
    path("documents/<uuid:document_id>/", employer.document, name="document"),
]
