"""事前の了承: referrals to a posting without a call, until a day and up to a number."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from hellowork.text.fields import DateBoxField, NumberField
from hellowork.web.forms import HouseForm

# More than the office would send in one spell; our rule.
MOST = 20


class ConsentForm(HouseForm):
    """Until when, and for how many people."""

    until = DateBoxField(
        label=_("了承の期限"),
        help_text=_("この日まで、電話なしで紹介を受けます。紹介期限日を過ぎる日は選べません。"),
    )
    most_referrals = NumberField(
        label=_("受ける人数の上限"),
        unit=_("人"),
        min_value=1,
        max_value=MOST,
        help_text=_("ご案内した方が応募されなかった場合は、人数に数えません。"),
    )

    def __init__(self, *args: Any, today: dt.date, refer_until: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["until"]
        field.min_date, field.max_date = today, refer_until  # type: ignore[attr-defined]
