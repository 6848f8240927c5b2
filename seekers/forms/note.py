"""The note on a kept posting."""

from django.utils.translation import gettext_lazy as _

from hellowork.text.fields import LongTextField
from hellowork.web.forms import HouseForm
from seekers.models.kept_posting import NOTE_LENGTH


class NoteForm(HouseForm):
    """メモ: may be empty."""

    note = LongTextField(
        label=_("メモ"),
        max_length=NOTE_LENGTH,
        required=False,
        help_text=_("ご自分だけが見られます。会社やハローワークには見えません。"),
    )
