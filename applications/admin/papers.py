"""What is printed at the window: the letter and the job card of an application."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from applications.actions.selecting import LETTER_READ
from applications.models import Application
from hellowork.accounts.actor import known
from hellowork.audit.models import AccessRecord
from hellowork.files.sending import attachment, download
from hellowork.web.admin import HouseModelAdmin
from hellowork.web.admin.acting import actor_of
from referrals import papers


class PrintingAdmin(HouseModelAdmin):
    """Adds the addresses of the two papers."""

    def get_urls(self) -> list[Any]:
        wrap, stem = self.admin_site.admin_view, self.url_stem
        return [
            path("<path:object_id>/letter/", wrap(self.letter_view), name=f"{stem}_letter"),
            path("<path:object_id>/card/", wrap(self.card_view), name=f"{stem}_card"),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    def letter_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """紹介状; every look is written down. 404 for a self-application, which has none."""
        letter = self._readable(request, object_id).letter
        if letter is None:
            raise Http404
        AccessRecord.objects.note(kind=LETTER_READ, object_id=letter.pk, by=actor_of(request))
        return attachment(letter.file or known(papers.print_letter(letter.pk).file))

    @method_decorator(require_safe)
    def card_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """求人票 in the version that the applicant was shown."""
        application = self._readable(request, object_id)
        content = papers.card_paper(application.posting, application.card)
        name = f"求人票 {application.posting.standing.number}.pdf"
        return download(content, name=name, content_type="application/pdf")

    def _readable(self, request: HttpRequest, object_id: str) -> Application:
        if not self.has_view_permission(request):
            raise PermissionDenied
        application = self.get_object(request, unquote(object_id))
        if application is None:
            raise Http404
        return application
