"""Signing in and out, beside allauth's own pages."""

from django.urls import path

from hellowork.accounts.views import sessions

urlpatterns = [
    path("logout/", sessions.SignOutView.as_view(), name="account_logout"),
    path("keep-alive/", sessions.keep_alive, name="keep_alive"),
    path("demo/", sessions.demo_sign_in, name="demo_sign_in"),
]
