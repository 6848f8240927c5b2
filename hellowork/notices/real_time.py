"""The machine's own time, for what machines do to each other: when the outbox tries a row again.

Rules of the field ask `hellowork.clock`, which demonstrations and tests stop, move on and move back. A wait for a
mail server would then never end, or last for days; so the waits of the outbox, and they alone, are kept in
the database's real time.
"""

from django.db.models import DateTimeField, Func


class RealNow(Func):
    """When the statement began; stable within it, so that an index can be asked for what is due."""

    template = "statement_timestamp()"
    output_field = DateTimeField()
