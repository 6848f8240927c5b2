"""Addresses of the public pages; included at the root of the URL map."""

from django.urls import path, re_path

from hellowork.offices import views

app_name = "offices"

urlpatterns = [
    path("offices/", views.office_list, name="list"),
    re_path(r"^offices/(?P<code>[0-9]{5})/$", views.office_detail, name="detail"),
    path("help/", views.help_page, name="help"),
]
