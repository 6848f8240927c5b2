from hellowork.accounts.models.parked_form import ParkedForm
from hellowork.accounts.models.user import User

__all__ = ["ParkedForm", "User"]
