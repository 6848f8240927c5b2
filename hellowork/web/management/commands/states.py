"""`manage.py states`: writes docs/states.md from the life cycles; `--check` says whether it is current."""

from hellowork.lifecycle import all_lifecycles, discover
from hellowork.lifecycle.document import states_page
from hellowork.notices import registry
from hellowork.text.written_pages import WritesPage


class Command(WritesPage):
    help = "Writes docs/states.md from the tables of all life cycles and notices."
    page = "states.md"

    def text(self) -> str:
        discover()
        return states_page(all_lifecycles(), registry.all_notices())
