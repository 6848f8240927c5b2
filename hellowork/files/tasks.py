"""Periodic jobs of this room."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.audit.jobs import Job
from hellowork.files import retention, storing
from hellowork.files.models import StoredFile

FORGET_FILES = Job(
    name="hellowork.files.tasks.forget_files",
    title=_("使われなくなったファイルの削除"),
    due=lambda: StoredFile.objects.unused_for(retention.FILES.age),
    work=storing.forget,
)


@shared_task
def forget_files() -> dict[str, int]:
    """Delete files that nothing points to any more, with their bytes."""
    return FORGET_FILES.run()
