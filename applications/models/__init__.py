from applications.models.application import Application
from applications.models.interview import Interview
from applications.models.outcome import Outcome
from applications.models.sent_document import SentDocument
from applications.models.slot_offer import SlotOffer

__all__ = ["Application", "Interview", "Outcome", "SentDocument", "SlotOffer"]
