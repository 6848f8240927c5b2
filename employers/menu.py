"""The lines of the employers' menu that belong to this floor."""

from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Hat
from hellowork.web import nav


def register() -> None:
    """Called once when the app is ready."""
    nav.add(Hat.EMPLOYER, _("ホーム"), "employer_home", order=10)
    nav.add(Hat.EMPLOYER, _("求人"), "employers:postings", order=20)
    nav.add(Hat.EMPLOYER, _("事業所"), "employers:members", order=80)
