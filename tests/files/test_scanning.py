"""A scanner at the other end of the line: what it says decides, and its silence lets nothing pass."""

import shutil
import socket
import socketserver
import struct
import subprocess
import threading
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hellowork.embedded.ports import free_port
from hellowork.files import scanning
from hellowork.files.checking import check
from hellowork.files.refusing import BadFileError
from tests.embedded.house import wait_for
from tests.files.test_checking import pdf

# Ours alone: a scanner that knows it must find it.
MARK = b"hellowork-test-virus-7f3a"


class Clamd(socketserver.ThreadingTCPServer):
    """Speaks INSTREAM, and finds MARK."""

    allow_reuse_address = daemon_threads = True
    answer: bytes | None = None

    class RequestHandlerClass(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            assert self.rfile.read(10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack("!L", self.rfile.read(4))[0]:
                content += self.rfile.read(size)
            found = b"stream: Test.Virus FOUND" if MARK in content else b"stream: OK"
            self.wfile.write((self.server.answer or found) + b"\0")

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), self.RequestHandlerClass)


@pytest.fixture
def clamd(settings) -> Iterator[Clamd]:
    with Clamd() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        settings.FILE_SCANNER = f"tcp://127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


def upload(content: bytes) -> None:
    check(SimpleUploadedFile("履歴書.pdf", content))


def refusal(content: bytes) -> str:
    with pytest.raises(BadFileError) as refused:
        upload(content)
    assert str(refused.value.message)
    return refused.value.code


def test_a_clean_file_passes(clamd):
    upload(pdf())


def test_a_virus_is_refused_wherever_it_stands(clamd):
    assert refusal(b"%PDF-1.7\n" + b"x" * 200_000 + MARK) == "virus"


def test_a_scanner_that_gives_no_judgement_lets_nothing_pass(clamd, caplog):
    clamd.answer = b"INSTREAM size limit exceeded. ERROR"
    assert refusal(pdf()) == "scanner_away"
    assert "INSTREAM size limit exceeded. ERROR" in caplog.text


def test_a_scanner_that_is_gone_lets_nothing_pass(settings, caplog):
    settings.FILE_SCANNER = f"tcp://127.0.0.1:{free_port()}"
    assert refusal(pdf()) == "scanner_away"
    assert "履歴書" not in caplog.text


def test_a_scanner_that_hangs_is_not_waited_for(settings, monkeypatch):
    monkeypatch.setattr(scanning, "SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.FILE_SCANNER = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        assert refusal(pdf()) == "scanner_away"


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("clamd"), reason="the scanner itself is not on this machine")
def test_the_real_scanner_with_a_signature_of_ours(tmp_path, settings):
    """Its own signatures need the network; one of ours shows that it is asked and heard."""
    (tmp_path / "ours.ndb").write_text(f"House.Test:0:*:{MARK.hex()}\n")
    port = free_port()
    (tmp_path / "clamd.conf").write_text(
        f"DatabaseDirectory {tmp_path}\nTCPSocket {port}\nTCPAddr 127.0.0.1\nForeground yes\n"
    )
    settings.FILE_SCANNER = f"tcp://127.0.0.1:{port}"
    tmp_path.chmod(0o755)
    daemon = subprocess.Popen(["clamd", "-c", tmp_path / "clamd.conf"], stdout=subprocess.DEVNULL)
    try:
        wait_for(lambda: is_listening(port))
        upload(pdf())
        assert refusal(b"%PDF-1.7\n" + MARK) == "virus"
    finally:
        daemon.terminate()
        daemon.wait(10)
