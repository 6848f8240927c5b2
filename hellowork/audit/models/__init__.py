from hellowork.audit.models.access_record import AccessRecord
from hellowork.audit.models.account import Account
from hellowork.audit.models.heartbeat import Heartbeat
from hellowork.audit.models.transition_record import TransitionRecord

__all__ = ["AccessRecord", "Account", "Heartbeat", "TransitionRecord"]
