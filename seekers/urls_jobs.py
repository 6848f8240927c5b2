"""Addresses of the public search, below /jobs/."""

from django.urls import path, re_path

from seekers.views import compare, feed, fit, job, jobs, reporting, sheet, shelf

_NUMBER = r"^(?P<number>[0-9]{5}-[0-9]{1,8})/"

app_name = "jobs"

urlpatterns = [
    path("", jobs.search, name="search"),
    path("fit/", fit.fit, name="fit"),
    path("feed/", feed.feed, name="feed"),
    re_path(r"^(?P<number>[0-9]{5}-[0-9]{1,8})/$", job.job, name="job"),
    re_path(r"^(?P<number>[0-9]{5}-[0-9]{8})/sheet/$", sheet.sheet, name="sheet"),
    re_path(r"^(?P<number>[0-9]{5}-[0-9]{8})/report/$", reporting.report, name="report"),
    path("kept/", shelf.kept, name="kept"),
    path("compare/", compare.compare, name="compare"),
    re_path(f"{_NUMBER}keep/$", shelf.keep, name="keep"),
    re_path(f"{_NUMBER}let-go/$", shelf.let_go, name="let_go"),
    re_path(f"{_NUMBER}hide/$", shelf.hide, name="hide"),
    re_path(f"{_NUMBER}show/$", shelf.show, name="show"),
]
