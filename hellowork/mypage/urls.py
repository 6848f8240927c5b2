"""Pages that join floors."""

from django.urls import path

from hellowork.mypage.views import front, hats
from hellowork.mypage.views.seeker_home import seeker_home

urlpatterns = [
    path("", front.front, name="front"),
    path("home/", front.home, name="home"),
    path("home/hat/", hats.hat, name="hat"),
    path("me/", seeker_home, name="seeker_home"),
    path("privacy/", front.privacy, name="privacy"),
    path("terms/", front.terms, name="terms"),
    path("accessibility/", front.accessibility, name="accessibility"),
]
