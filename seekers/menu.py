"""The lines of the seekers' menu that belong to this floor."""

from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Hat
from hellowork.web import nav


def register() -> None:
    """Called once when the app is ready."""
    nav.add(Hat.SEEKER, _("ホーム"), "seeker_home", order=10)
    nav.add(Hat.SEEKER, _("求人を探す"), "jobs:search", order=20)
    nav.add(Hat.SEEKER, _("希望に合う求人"), "jobs:fit", order=25)
    nav.add(Hat.SEEKER, _("保存した条件"), "seekers:searches", order=30)
    nav.add(Hat.SEEKER, _("お気に入り"), "seekers:kept", order=28)
    nav.add(Hat.SEEKER, _("応募書類"), "seekers:documents", order=50)
    nav.add(Hat.SEEKER, _("登録内容"), "seekers:profile", order=60)
