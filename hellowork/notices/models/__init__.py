from hellowork.notices.models.chaser import ChaserSent
from hellowork.notices.models.notification import Notification
from hellowork.notices.models.outbox import OutboxKind, OutboxMessage, OutboxState
from hellowork.notices.models.preference import NoticePreference

__all__ = ["ChaserSent", "NoticePreference", "Notification", "OutboxKind", "OutboxMessage", "OutboxState"]
