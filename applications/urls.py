"""Addresses of the seeker's applications, below the root."""

from django.urls import path

from applications.views import applying, seeker, slot_offers

app_name = "applications"

urlpatterns = [
    path("jobs/<str:number>/apply/", applying.apply_directly, name="apply_directly"),
    path("me/referrals/<uuid:referral_id>/apply/", applying.apply_to_proposal, name="apply_to_proposal"),
    path("jobs/<str:number>/apply/draft/", applying.keep_directly, name="keep_directly"),
    path(
        "me/referrals/<uuid:referral_id>/apply/draft/", applying.keep_for_proposal, name="keep_for_proposal"
    ),
    path("me/applications/", seeker.index, name="list"),
    path("me/applications/<uuid:application_id>/", seeker.application, name="application"),
    path("me/applications/<uuid:application_id>/sent/", seeker.sent, name="sent"),
    path("me/applications/<uuid:application_id>/withdraw/", seeker.withdraw, name="withdraw"),
    path("me/interview-dates/<uuid:offer_id>/", slot_offers.answer, name="slot_offer"),
    path("me/interview-dates/<uuid:offer_id>/draft/", slot_offers.keep_answer, name="keep_slot_answer"),
]
