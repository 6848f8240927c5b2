"""How long the parties' messages are kept."""

from django.conf import settings

from hellowork.retention import RetentionClass, Then
from messaging.models import Message, ReadMark

MESSAGES = RetentionClass(
    name="messages",
    title="メッセージのやりとり",
    kept=settings.PERSONS_KEPT,
    since="the end of the application (with the class `applications`)",
    then=Then.DELETED,
    fields={Message: ["sender", "text"], ReadMark: ["user"]},
    jobs=("messaging.tasks.forget_threads",),
)
