"""The base of every admin in the house: it shows what the actor may see, and offers acts; it saves no form."""

from hellowork.web.admin.acts import Act, ActForm, Button
from hellowork.web.admin.base import HouseModelAdmin

__all__ = ["Act", "ActForm", "Button", "HouseModelAdmin"]
