"""Everybody who may look for a posting, each with a browser."""

from dataclasses import dataclass

from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User
from seekers.choices import RegistrationState
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.seekers import factories as seekers
from tests.strict.client import HouseClient


@dataclass(frozen=True)
class Visitors:
    """`employer` is the actor whose postings are asked for."""

    employer: Actor

    def browser(self, name: str) -> HouseClient:
        """A browser of this visitor, signed in where they have an account."""
        actor = getattr(self, name)()
        browser = HouseClient()
        if actor is not None:
            browser.force_login(User.objects.get(pk=actor.user_id))
        return browser

    def anonymous(self) -> None:
        return None

    def online_seeker(self) -> Actor:
        return seekers.online_seeker()

    def office_seeker(self) -> Actor:
        return seekers.office_seeker()

    def lapsed_seeker(self) -> Actor:
        actor = seekers.online_seeker()
        Seeker.objects.filter(pk=actor.seeker_id).update(state=RegistrationState.LAPSED)
        return actor

    def own_member(self) -> Actor:
        return self.employer

    def other_member(self) -> Actor:
        return employers.member(employers.establishment(name="ほかの会社"))

    def staff(self) -> Actor:
        return employers.staff()
