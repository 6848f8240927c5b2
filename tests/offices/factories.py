"""Offices for tests. Municipalities are not made: every database has the whole table."""

from collections.abc import Iterable

import factory
from factory.django import DjangoModelFactory

from hellowork.offices.models import Jurisdiction, Municipality, Office
from hellowork.offices.reference.prefectures import Prefecture


class OfficeFactory(DjangoModelFactory[Office]):
    """An office in Tokyo; `area=["13103"]` gives it municipalities."""

    class Meta:
        model = Office
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"{13800 + n % 100:05d}")
    name = factory.Sequence(lambda n: f"試験用安定所{n}")
    kana = "シケンヨウアンテイショ"
    prefecture = Prefecture.TOKYO.value
    postal_code = "1080075"
    address = "港区港南9丁目99番9号"
    telephone = "+81300001393"

    @factory.post_generation
    def area(self: Office, create: bool, codes: Iterable[str] | None, **_more: object) -> None:
        if create and codes:
            places = Municipality.objects.filter(code__in=codes)
            Jurisdiction.objects.bulk_create(
                Jurisdiction(office=self, municipality=place) for place in places
            )
