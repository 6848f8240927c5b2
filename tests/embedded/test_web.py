"""The port of the site."""

import socket

import pytest

from hellowork.embedded import web
from hellowork.embedded.commands import LaunchError


@pytest.fixture
def taken(monkeypatch):
    """A port that somebody has, and that would be ours by default."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(web, "DEFAULT_PORT", port)
        yield port


def test_the_next_free_port_where_the_usual_one_is_taken(taken):
    with web.listen("127.0.0.1", None) as listener:
        assert listener.getsockname()[1] > taken


def test_a_port_that_was_asked_for_is_had_or_refused(taken):
    with pytest.raises(LaunchError, match=f"Cannot listen on 127.0.0.1:{taken}"):
        web.listen("127.0.0.1", taken)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("127.0.0.1", "localhost"),
        ("127.0.0.2", "127.0.0.2"),
        ("::1", "localhost"),
        ("0.0.0.0", "localhost"),  # noqa: S104
    ],
)
def test_the_address_for_a_browser_on_this_machine(host, name):
    with web.listen(host, 0) as listener:
        assert web.address(listener) == f"http://{name}:{listener.getsockname()[1]}"
