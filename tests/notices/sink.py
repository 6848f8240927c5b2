"""A real SMTP server on 127.0.0.1 that notes what it gets and can be told to misbehave."""

import asyncio
import enum
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

_MESSAGE_ID = re.compile(rb"^Message-ID: (<\S+>)", re.MULTILINE)


class Manner(enum.Enum):
    """How the server behaves."""

    TAKES = "takes every mail"
    HANGS = "takes the connection and says nothing"
    HANGS_AFTER_DATA = "takes the whole mail and says nothing"
    NOT_NOW = "answers 451 to the mail"
    NEVER = "answers 554 to the mail"
    NO_SUCH_PERSON = "answers 550 to the address"
    NOT_READY = "answers 421 and hangs up"
    DROPS_AFTER_DATA = "takes the whole mail, keeps it and hangs up without an answer"
    DROPS_AFTER_ANSWER = "takes the mail, says so and hangs up"


@dataclass(frozen=True)
class Received:
    """One mail that arrived whole, answered or not."""

    message_id: str
    to: str
    content: bytes


@dataclass
class Sink:
    """`received` grows from the server's thread."""

    port: int = 0
    manner: Manner = Manner.TAKES
    received: list[Received] = field(default_factory=list)
    connections: int = 0
    # Called once, with the next mail that has arrived whole and is not answered yet.
    before_answer: Callable[[Received], None] | None = None

    def ids(self) -> list[str]:
        return [mail.message_id for mail in self.received]

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's names
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.connections += 1
        if self.manner is Manner.HANGS:
            await asyncio.sleep(3600)
        if self.manner is Manner.NOT_READY:
            await server.push("421 4.3.2 not now")
            server.transport.close()
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.manner is Manner.NO_SUCH_PERSON:
            return f"550 5.1.1 {address} is unknown here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.manner is Manner.NOT_NOW:
            return f"451 4.2.0 {envelope.rcpt_tos[0]} later"
        if self.manner is Manner.NEVER:
            return f"554 5.7.1 {envelope.rcpt_tos[0]} no"
        content = bytes(envelope.content)
        message_id = _MESSAGE_ID.search(content)[1].decode()
        self.received.append(Received(message_id, envelope.rcpt_tos[0], content))
        if self.before_answer is not None:
            act, self.before_answer = self.before_answer, None
            act(self.received[-1])
        if self.manner is Manner.HANGS_AFTER_DATA:
            await asyncio.sleep(3600)
        if self.manner is Manner.DROPS_AFTER_DATA:
            server.transport.close()
        if self.manner is Manner.DROPS_AFTER_ANSWER:
            await server.push("250 OK")
            server.transport.close()
        return "250 OK"


@contextmanager
def smtp_sink() -> Iterator[Sink]:
    """The server in a thread of its own; the port is chosen by the kernel."""
    sink = Sink()
    with socket.create_server(("127.0.0.1", 0)) as chosen:
        sink.port = chosen.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port, ready_timeout=20)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
