from seekers.models.consultation import Consultation
from seekers.models.document import SeekerDocument
from seekers.models.invitation import Invitation
from seekers.models.report import CardReport
from seekers.models.saved_search import SavedSearch, SearchFinding, SearchNight
from seekers.models.seeker import Seeker

__all__ = [
    "CardReport",
    "Consultation",
    "Invitation",
    "SavedSearch",
    "SearchFinding",
    "SearchNight",
    "Seeker",
    "SeekerDocument",
]
