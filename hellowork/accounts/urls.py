"""Signing in and out: our own pages, which stand before allauth's of the same address."""

from django.urls import path

from hellowork.accounts.views import entrance, sessions

urlpatterns = [
    path("login/", entrance.SignInView.as_view(), name="account_login"),
    path("login/password/", entrance.PasswordSignInView.as_view(), name="account_login_password"),
    path("login/code/", entrance.request_code, name="account_request_login_code"),
    path("login/code/confirm/", entrance.ConfirmLoginCodeView.as_view(), name="account_confirm_login_code"),
    path("signup/", entrance.SignUpView.as_view(), name="account_signup"),
    path("logout/", sessions.SignOutView.as_view(), name="account_logout"),
    path("keep-alive/", sessions.keep_alive, name="keep_alive"),
    path("demo/", sessions.demo_sign_in, name="demo_sign_in"),
]
