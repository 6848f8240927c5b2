import pgtrigger
from django.db import migrations, models

_NO_AGES = {"age_from": None, "age_until": None, "age_reason": "", "age_reason_text": ""}


def clear(apps, _editor):
    """Ages that a card without an age limit still says: they have no meaning, an accepted card's neither."""
    cards = apps.get_model("employers", "JobCard").objects.filter(has_age_limit=False)
    with pgtrigger.ignore("employers.JobCard:job_card_accepted_is_immutable"):
        cards.exclude(**_NO_AGES).update(**_NO_AGES)


class Migration(migrations.Migration):
    dependencies = [
        ("employers", "0007_pay_of_postings"),
    ]

    operations = [
        migrations.RunPython(clear, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="jobcard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("has_age_limit", True),
                    ("has_age_limit__isnull", True),
                    models.Q(
                        ("age_from__isnull", True),
                        ("age_reason", ""),
                        ("age_reason_text", ""),
                        ("age_until__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="job_card_no_limit_no_ages",
            ),
        ),
    ]
