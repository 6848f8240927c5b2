"""The base of every admin: it shows what the actor may see and offers acts; it saves no form."""

from hellowork.web.admin.acts import Act, ActForm, Button
from hellowork.web.admin.base import HouseModelAdmin
from hellowork.web.admin.filters import StateFilter, exactly, own_office

__all__ = ["Act", "ActForm", "Button", "HouseModelAdmin", "StateFilter", "exactly", "own_office"]
