"""`manage.py retention`: writes docs/retention.md from the classes; `--check` says whether it is current."""

from hellowork.retention import all_classes, discover
from hellowork.retention.document import retention_page
from hellowork.text.written_pages import WritesPage


class Command(WritesPage):
    help = "Writes docs/retention.md from the classes of retention that all apps declare."
    page = "retention.md"

    def text(self) -> str:
        discover()
        return retention_page(all_classes())
