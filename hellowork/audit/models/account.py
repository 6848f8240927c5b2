"""The accounts, as this room watches them."""

from hellowork.accounts.models import User
from hellowork.audit.edits import edits_kept


@edits_kept("email", "is_active", "is_staff", app_label="audit")
class Account(User):
    """アカウント: the same rows as `User`, whose room lies below this one and cannot keep its edits itself."""

    class Meta:
        proxy = True
        verbose_name = "アカウント"
        verbose_name_plural = "アカウント"
