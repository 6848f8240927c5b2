"""The letter as its seeker reads it. Employers read it through the application."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from hellowork.accounts.actor import Hat, known
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.files.sending import attachment
from referrals import papers
from referrals.models import Letter


@hat_required(Hat.SEEKER)
@require_safe
def letter(request: PersonRequest, letter_id: uuid.UUID) -> HttpResponse:
    """紹介状 as a file; printed now if the outbox has not come to it yet."""
    own = get_object_or_404(Letter.objects.for_actor(request.actor).select_related("file"), pk=letter_id)
    return attachment(own.file or known(papers.print_letter(own.pk).file))
