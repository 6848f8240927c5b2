"""The gallery of components, where it may be seen."""

from django.conf import settings
from django.urls import path

from hellowork.web import gallery

app_name = "web"

urlpatterns = [
    path("", gallery.gallery, name="gallery"),
    path("form/", gallery.form_page, name="form"),
]
if settings.IN_PRODUCTION:
    urlpatterns = []
