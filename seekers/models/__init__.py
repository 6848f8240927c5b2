from seekers.models.consultation import Consultation
from seekers.models.document import SeekerDocument
from seekers.models.hidden_establishment import HiddenEstablishment
from seekers.models.hidden_posting import HiddenPosting
from seekers.models.invitation import Invitation
from seekers.models.kept_posting import KeptPosting
from seekers.models.report import CardReport
from seekers.models.saved_search import SavedSearch, SearchFinding, SearchNight
from seekers.models.seeker import Seeker
from seekers.models.viewed_posting import ViewedPosting

__all__ = [
    "CardReport",
    "Consultation",
    "HiddenEstablishment",
    "HiddenPosting",
    "Invitation",
    "KeptPosting",
    "SavedSearch",
    "SearchFinding",
    "SearchNight",
    "Seeker",
    "SeekerDocument",
    "ViewedPosting",
]
