"""Use cases of messages: the two parties of an application, and nobody else."""

from tests.matrix.acting import Act
from tests.matrix.actors import EMPLOYERS, SEEKERS, WRITING_EMPLOYERS
from tests.strict.clock import NOW

MESSAGES = "messaging.actions.messages"

ACTS = [
    Act(
        f"{MESSAGES}.send_message", SEEKERS | WRITING_EMPLOYERS, "thread", {"text": "よろしくお願いします。"}
    ),
    Act(f"{MESSAGES}.mark_read", SEEKERS | EMPLOYERS, "thread", {"until": NOW}),
]
