"""Addresses of proposals and letters, below `/me/`."""

from django.urls import path

from referrals.views import letters, proposals

app_name = "referrals"

urlpatterns = [
    path("referrals/<uuid:referral_id>/", proposals.proposal, name="proposal"),
    path("referrals/<uuid:referral_id>/decline/", proposals.decline, name="decline"),
    path("referrals/<uuid:referral_id>/again/", proposals.ask_again, name="ask_again"),
    path("letters/<uuid:letter_id>/", letters.letter, name="letter"),
]
