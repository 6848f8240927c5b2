"""What the seekers' floor tells people, and in which words. Subjects are neutral (design rule 5)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hellowork.notices.registry import Notice, Topic, declare, to_seeker
from seekers.lifecycle import REGISTRATION
from seekers.models import Seeker

Words = str | Promise
ENDING = "seeker.ending"
NEW_POSTINGS = "saved_search.found"
KEPT_ENDING = "seeker.kept_ending"
TOLD = ("lapse", "close")


def _notice(kind: str, title: Words, line: Words) -> Notice:
    """The texts name no day: the record stays when the registration is renewed, and the page it leads to says it."""
    return to_seeker(
        kind,
        kind=kind,
        title=title,
        line=line,
        link="/me/profile/",
        about=Seeker.objects.all,
        topic=Topic.REGISTRATION,
    )


NOTICES = (
    to_seeker(
        NEW_POSTINGS,
        kind=NEW_POSTINGS,
        title=_("保存した検索条件に新しい求人があったとき"),
        line=_("保存した検索条件に合う、新しい求人があります。"),
        link="/me/searches/",
        topic=Topic.POSTING,
        can_be_switched_off=True,
        has_stop_link=True,
    ),
    _notice(
        ENDING,
        _("求職登録の有効期限が近づいたとき"),
        _(
            "求職登録の有効期限が近づいています。期限の月に、職業相談、紹介、オンライン自主応募のいずれかがあると、1か月延びます。"
        ),
    ),
    _notice(
        REGISTRATION.event("lapse"),
        _("求職登録の有効期間が終わったとき"),
        _(
            "求職登録の有効期間が終わりました。登録した内容は残っています。もう一度登録すると、応募できるようになります。"
        ),
    ),
    _notice(
        REGISTRATION.event("close"),
        _("求職登録を取り消したとき"),
        _(
            "求職登録を取り消しました。登録した内容は残っています。もう一度登録すると、応募できるようになります。"
        ),
    ),
)
KEPT_NOTICE = to_seeker(
    KEPT_ENDING,
    kind=KEPT_ENDING,
    title=_("お気に入りの求人の紹介期限日が近づいたとき"),
    line=_(
        "お気に入りの求人のなかに、紹介期限日が近づいたものがあります。応募をお考えの場合は、お早めにお手続きください。"
    ),
    link="/me/kept/",
    about=Seeker.objects.all,
    topic=Topic.POSTING,
    can_be_switched_off=True,
)


def register() -> None:
    """Called once when the app is ready."""
    declare(*NOTICES, KEPT_NOTICE)
