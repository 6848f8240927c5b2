"""The lines of the menus that belong to this floor."""

from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Hat
from hellowork.web import nav


def register() -> None:
    """Called once when the app is ready."""
    nav.add(Hat.SEEKER, _("応募"), "applications:list", order=30)
    nav.add(Hat.EMPLOYER, _("応募者"), "applicants:list", order=30)
