"""Addresses of the seekers' MyPage (求職者マイページ) that belong to this floor."""

from django.urls import path

from seekers.views import ending, hidden, kept, profile, registering, searches

app_name = "seekers"

urlpatterns = [
    path("register/", registering.register, name="register"),
    path("register/draft/", registering.keep, name="keep_registration"),
    path("invitation/", registering.invitation, name="invitation"),
    path("profile/", profile.profile, name="profile"),
    path("profile/draft/", profile.keep, name="keep_profile"),
    path("wishes/", profile.wishes, name="wishes"),
    path("wishes/draft/", profile.keep_wishes, name="keep_wishes"),
    path("renew/", profile.renew, name="renew"),
    path("close/", ending.close, name="close"),
    path("searches/", searches.index, name="searches"),
    path("searches/new/", searches.save, name="save_search"),
    path("searches/<int:search_id>/", searches.search, name="saved_search"),
    path("searches/<int:search_id>/open/", searches.open_search, name="open_search"),
    path("searches/<int:search_id>/delete/", searches.delete, name="delete_search"),
    path("documents/", profile.documents, name="documents"),
    path("documents/<uuid:document_id>/", profile.document, name="document"),
    path("documents/<uuid:document_id>/remove/", profile.remove, name="remove_document"),
    path("kept/", kept.kept, name="kept"),
    path("kept/<uuid:kept_id>/note/", kept.note, name="kept_note"),
    path("kept/<uuid:kept_id>/let-go/", kept.let_go, name="let_go"),
    path("viewed/", kept.viewed, name="viewed"),
    path("hidden/", hidden.hidden, name="hidden"),
    path("hidden/postings/<int:hidden_id>/show/", hidden.show_posting, name="show_posting"),
    path("hidden/establishments/<int:hidden_id>/show/", hidden.show_establishment, name="show_establishment"),
]
