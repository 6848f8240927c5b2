from hellowork.notices.models.chaser import ChaserSent
from hellowork.notices.models.notification import Notification
from hellowork.notices.models.outbox import OutboxKind, OutboxMessage, OutboxState

__all__ = ["ChaserSent", "Notification", "OutboxKind", "OutboxMessage", "OutboxState"]
