"""Why a posting takes no オンライン自主応募, or not from this visitor: one sentence for each reason.

The gate itself is `employers.gate` and, under lock, the action of applying; this says the same before anybody tries.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.choices import PostingState, PublicationLevel
from employers.gate import Locked, reasons_against
from employers.public_card import PublicCard
from hellowork.accounts.actor import Actor

Text = str | Promise

_LOCKED: dict[Locked, Text] = {
    Locked.DISPATCH: gettext_lazy(
        "派遣・請負など、ほかの事業所で働く求人のため、オンライン自主応募はできません。"
    ),
    Locked.UNNAMED: gettext_lazy("就業先の事業所を明示できない求人のため、オンライン自主応募はできません。"),
}
_LEVELS: dict[int, Text] = {
    PublicationLevel.WITHOUT_NAME: gettext_lazy(
        "事業所名等を公開していない求人のため、オンライン自主応募はできません。"
    ),
    PublicationLevel.NOT_PUBLIC: gettext_lazy(
        "インターネットで公開していない求人のため、オンライン自主応募はできません。"
    ),
}


def reasons_for(public: PublicCard, actor: Actor) -> list[Text]:
    """Every reason why this visitor cannot apply directly now; empty where they can, once they have signed in."""
    posting = public.posting
    if posting.state == PostingState.ON_HOLD:
        return [_("いまは応募の受付を止めています。")]
    if locked := reasons_against(public.card, posting.acceptance):
        return [_LOCKED.get(each) or _LEVELS[posting.publication_level or 0] for each in locked]
    if not posting.self_application:
        return [_("事業所が、オンライン自主応募を受け付けていません。")]
    if actor.is_seeker and not actor.registration_valid:
        return [_("求職の有効期間が終わっているため、応募できません。もう一度登録すると応募できます。")]
    if actor.is_seeker and not public.is_named:
        return [_("窓口で求職登録をした方（利用登録者）だけが応募できる求人です。")]
    return []
