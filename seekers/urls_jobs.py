"""Addresses of the public search, below /jobs/."""

from django.urls import path, re_path

from seekers.views import feed, fit, job, jobs, reporting, sheet

app_name = "jobs"

urlpatterns = [
    path("", jobs.search, name="search"),
    path("fit/", fit.fit, name="fit"),
    path("feed/", feed.feed, name="feed"),
    re_path(r"^(?P<number>[0-9]{5}-[0-9]{1,8})/$", job.job, name="job"),
    re_path(r"^(?P<number>[0-9]{5}-[0-9]{8})/sheet/$", sheet.sheet, name="sheet"),
    re_path(r"^(?P<number>[0-9]{5}-[0-9]{8})/report/$", reporting.report, name="report"),
]
