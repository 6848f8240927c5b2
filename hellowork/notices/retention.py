"""How long it is kept what people were told."""

from django.conf import settings

from hellowork.notices.models import ChaserSent, NoticePreference, Notification, OutboxMessage
from hellowork.retention import RetentionClass, Then

NOTICES = RetentionClass(
    name="notices",
    title="お知らせ",
    kept=settings.PERSONS_KEPT,
    since="the notice, or with the account",
    then=Then.DELETED,
    fields={Notification: ["user", "object_id"]},
    jobs=("hellowork.notices.tasks.forget_notices", "seekers.tasks.forget_accounts"),
)
PREFERENCES = RetentionClass(
    name="notice-preferences",
    title="お知らせメールの設定",
    kept=None,
    since="the end of the account",
    then=Then.DELETED,
    fields={NoticePreference: ["user"]},
    jobs=("seekers.tasks.forget_accounts",),
)
OUTBOX = RetentionClass(
    name="outbox",
    title="送信を終えた記録",
    kept=settings.OUTBOX_KEPT,
    since="sending",
    then=Then.DELETED,
    fields={OutboxMessage: ["object_id", "dedupe_key"]},
    jobs=("hellowork.notices.tasks.forget_done",),
    note="What could not be sent stays until somebody has looked at it on the desk.",
)
SEALED = RetentionClass(
    name="sealed-mails",
    title="ログイン用メールの本文",
    kept=None,
    since="the end of the code in it",
    then=Then.EMPTIED,
    fields={OutboxMessage: {"sealed": None}},
    jobs=("hellowork.notices.tasks.forget_sealed",),
)
REMINDERS = RetentionClass(
    name="reminders",
    title="催促の記録",
    kept=None,
    since="the end of what they were about",
    then=Then.DELETED,
    fields={ChaserSent: ["object_id"]},
    note="Ids alone, which lead to nobody once the object is emptied; a row keeps a reminder from being sent twice.",
)
