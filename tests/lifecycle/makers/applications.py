"""Applications in any state."""

from applications.actions import applying
from applications.models import Application
from tests.employers import factories as employers
from tests.lifecycle.makers import maker
from tests.seekers import factories as seekers


@maker("application")
def application(state: str) -> Application:
    posting = employers.open_posting(wants_self_application=True)
    made = applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")
    applications = Application.objects.filter(pk=made.pk)
    applications.update(state=state)
    return applications.get()
