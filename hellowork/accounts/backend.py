"""The authentication backend: allauth's, reading the user and the clock in one query."""

import uuid

from allauth.account.auth_backends import AuthenticationBackend

from hellowork.accounts.models import User


class HouseBackend(AuthenticationBackend):
    def get_user(self, user_id: uuid.UUID) -> User | None:
        user = User.objects.with_clock().filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
