"""The URL map of the house."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("hellowork.mypage.urls")),
    path("", include("hellowork.offices.urls")),
    path("jobs/", include("seekers.urls_jobs")),
    path("", include("messaging.urls")),
    path("", include("applications.urls")),
    path("employer/applicants/", include("applications.urls_employer")),
    path("me/", include("referrals.urls")),
    path("me/", include("seekers.urls")),
    path("employer/", include("employers.urls")),
    path("accounts/", include("hellowork.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("styleguide/", include("hellowork.web.urls")),
]

handler400 = "hellowork.web.errors.bad_request"
handler403 = "hellowork.web.errors.permission_denied"
handler404 = "hellowork.web.errors.page_not_found"
handler500 = "hellowork.web.errors.server_error"
handler429 = "hellowork.web.errors.too_many_requests"
