from applications.models.application import Application
from applications.models.interview import Interview
from applications.models.outcome import Outcome
from applications.models.sent_document import SentDocument

__all__ = ["Application", "Interview", "Outcome", "SentDocument"]
