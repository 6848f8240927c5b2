"""Addresses of messages, below both MyPages."""

from django.urls import path

from hellowork.accounts.actor import Hat
from messaging.views.threads import keep, thread

app_name = "messaging"

urlpatterns = [
    path("me/applications/<uuid:application_id>/messages/", thread, {"side": Hat.SEEKER}, name="seeker"),
    path(
        "employer/applicants/<uuid:application_id>/messages/", thread, {"side": Hat.EMPLOYER}, name="employer"
    ),
    path(
        "me/applications/<uuid:application_id>/messages/draft/",
        keep,
        {"side": Hat.SEEKER},
        name="seeker_draft",
    ),
    path(
        "employer/applicants/<uuid:application_id>/messages/draft/",
        keep,
        {"side": Hat.EMPLOYER},
        name="employer_draft",
    ),
]
