"""Loads the municipalities (市区町村); the source is named in `hellowork/offices/reference/README.md`."""

from django.db import migrations

from hellowork.offices.reference.load import load_municipalities


def load(apps, schema_editor):
    load_municipalities(apps.get_model("offices", "Municipality"))


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
