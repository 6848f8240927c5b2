"""A form with a field for files, sent in another way than browsers do."""

import pytest
from django.urls import reverse

from hellowork.accounts.models import User
from tests.accounts.signing_in import sign_in
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db


def test_a_body_without_any_part_for_a_file_is_told_what_is_missing(client):
    """It never met the upload handler; it answered 500 once."""
    sign_in(client, User.objects.get(pk=seekers.office_seeker().user_id))
    response = client.post(
        reverse("seekers:documents"), "title=x", content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 422
