"""When the newest message of each thread was sent, so that the list of threads need not read all of them."""

from django.db import migrations, models

_FILL = """
UPDATE messaging_thread SET newest_at = coalesce(
    (SELECT max(sent_at) FROM messaging_message WHERE thread_id = messaging_thread.id), created_at)
"""


class Migration(migrations.Migration):
    dependencies = [("messaging", "0001_initial")]

    operations = [
        migrations.AddField(
            "thread",
            "newest_at",
            models.DateTimeField("最新のメッセージ", editable=False, null=True),
        ),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            "thread", "newest_at", models.DateTimeField("最新のメッセージ", editable=False)
        ),
        migrations.AddIndex(
            "thread",
            models.Index(models.F("newest_at").desc(), "id", name="thread_newest_first"),
        ),
    ]
