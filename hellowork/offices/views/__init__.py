"""Public pages: the list of offices, one office, and help."""

from hellowork.offices.views.help import help_page
from hellowork.offices.views.offices import office_detail, office_list

__all__ = ["help_page", "office_detail", "office_list"]
