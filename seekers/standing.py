"""How a posting stands today: what a reader asks before the trouble of an application is taken.

Figures and days only, the same for every publication level: nothing here leads to a person or to the employer.
"""

import datetime as dt

from django.utils.translation import gettext as _

from employers.public_card import PublicCard, result_words
from hellowork.calendar import days
from hellowork.text.dates import date_text
from hellowork.web.components import Fact


def standing_facts(public: PublicCard, today: dt.date, confirmed_at: dt.datetime | None) -> list[Fact]:
    """Applicants so far, the promised answer, the last confirmation by telephone (at `confirmed_at`), and the age of
    the card.
    """
    posting, card = public.posting, public.card
    accepted_on = posting.standing.accepted_on
    facts = [
        Fact(name=_("これまでの応募"), value=_("%(n)s人") % {"n": f"{posting.applicants:,}"}),
        Fact(name=_("選考結果のお知らせ"), value=result_words(card)),
        Fact(name=_("受付"), value=f"{date_text(accepted_on)}{_ago(accepted_on, today)}"),
    ]
    changed_on = days.day_of(card.accepted_at) if card.accepted_at else accepted_on
    if changed_on > accepted_on:
        facts.append(Fact(name=_("求人票の変更"), value=f"{date_text(changed_on)}{_ago(changed_on, today)}"))
    if confirmed_at is not None:
        words = _("%(day)sに事業所へ受付中であることを確認しました")
        facts.append(
            Fact(name=_("電話での確認"), value=words % {"day": date_text(days.day_of(confirmed_at))})
        )
    return [fact for fact in facts if fact.value]


def _ago(day: dt.date, today: dt.date) -> str:
    passed = (today - day).days
    return _("（%(n)s日前）") % {"n": passed} if passed > 0 else _("（今日）")
