"""What other rooms ask about seekers."""

from hellowork.notices.telling import Recipient
from seekers.models import Seeker


def mypage_of(seeker: Seeker) -> list[Recipient]:
    """The person, where they have a MyPage to read it in; else nobody."""
    return [] if seeker.user_id is None else [Recipient(user_id=seeker.user_id)]
