"""Writing a message."""

from django.utils.translation import gettext_lazy as _

from hellowork.text.fields import LongTextField
from hellowork.web.forms import HouseForm


class MessageForm(HouseForm):
    """One message."""

    text = LongTextField(label=_("メッセージ"), max_length=2000)
