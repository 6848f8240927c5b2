"""What a reader is told of the order in which hits stand."""

import pytest

from tests.employers import factories as make
from tests.employers.pages import main_of

pytestmark = pytest.mark.django_db

NOTE = "時給や日給の求人は、月額に換算した金額で並べています。"


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("/jobs/?sort=wage", True),
        ("/jobs/?sort=wagemax", True),
        ("/jobs/?sort=wage&time=part", True),
        ("/jobs/?sort=wage&time=full", False),
        ("/jobs/", False),
        ("/jobs/?sort=until", False),
    ],
)
def test_pay_by_the_hour_stands_among_pay_by_the_month_and_the_page_says_how(client, address, is_told):
    make.open_posting()
    make.open_posting(wage_form="hourly", base_min=1_400, base_max=1_500, working_time="part", allowances=[])
    assert (NOTE in main_of(client.get(address))) is is_told
