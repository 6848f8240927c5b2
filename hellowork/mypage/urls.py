"""Pages that join floors."""

from django.urls import path

from hellowork.mypage.views import front, hats, messages, notices, unsubscribing
from hellowork.mypage.views.employer_home import employer_home
from hellowork.mypage.views.seeker_home import seeker_home

urlpatterns = [
    path("", front.front, name="front"),
    path("home/", front.home, name="home"),
    path("home/hat/", hats.hat, name="hat"),
    path("notices/", notices.index, name="notices"),
    path("notices/read/", notices.read_all, name="read_notices"),
    path("notices/mails/", notices.mails, name="notice_mails"),
    path("notices/mails/stop/<str:token>/", unsubscribing.stop_mail, name="stop_mail"),
    path("notices/<uuid:notice_id>/", notices.notice, name="notice"),
    path("messages/", messages.index, name="messages"),
    path("employer/", employer_home, name="employer_home"),
    path("me/", seeker_home, name="seeker_home"),
    path("privacy/", front.privacy, name="privacy"),
    path("terms/", front.terms, name="terms"),
    path("accessibility/", front.accessibility, name="accessibility"),
]
