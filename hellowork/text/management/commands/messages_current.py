"""`manage.py messages_current`: the committed .mo files say what their .po files say, nothing is left open.

Compiled with Babel, so that no gettext of the system is needed; `--write` compiles. Our own texts are
Japanese msgids and need no entry: the catalogue holds better words for sentences of the libraries.
"""

import gettext
import io
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

if TYPE_CHECKING:
    from babel.messages import Catalog


class Command(BaseCommand):
    help = "Check that every .mo file is current and no .po entry is empty or fuzzy; --write compiles."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="compile the .po files into their .mo files")

    def handle(self, *, write: bool, **options: Any) -> None:
        """Raises `CommandError` with one line for each fault."""
        faults = [fault for path in _catalogues() for fault in _faults(path, write=write)]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write("Message catalogues are current.")


def _catalogues() -> list[Path]:
    return sorted(path for root in settings.LOCALE_PATHS for path in Path(root).glob("*/LC_MESSAGES/*.po"))


def _faults(path: Path, *, write: bool) -> Iterator[str]:
    catalogue = _read(path)
    yield from _open_entries(path, catalogue)
    compiled, target = _compile(catalogue), path.with_suffix(".mo")
    if write:
        target.write_bytes(compiled)
    elif not target.exists():
        yield f"{target}: missing; run manage.py messages_current --write"
    elif _sentences(target.read_bytes()) != _sentences(compiled):
        yield f"{target}: not current; run manage.py messages_current --write"


def _open_entries(path: Path, catalogue: "Catalog") -> Iterator[str]:
    """Entries that are empty, fuzzy, or whose placeholders differ from those of the original."""
    for message in catalogue:
        if not message.id:
            continue
        sentences = message.string if isinstance(message.string, tuple) else (message.string,)
        problems = [str(problem) for problem in message.check(catalogue)]
        problems += ["it is fuzzy"] if message.fuzzy else []
        problems += ["it is empty"] if not all(sentences) else []
        for problem in problems:
            yield f"{path}:{message.lineno}: {problem}"


def _read(path: Path) -> "Catalog":
    try:
        from babel.messages.pofile import read_po
    except ImportError as error:
        raise CommandError("Babel is needed to compile message catalogues (dependency group dev).") from error
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3].partition("-")[0], abort_invalid=True)


def _compile(catalogue: "Catalog") -> bytes:
    from babel.messages.mofile import write_mo

    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def _sentences(compiled: bytes) -> dict[Any, str]:
    """What a .mo file translates, without its header, which names the version of the compiler."""
    read = gettext.GNUTranslations(io.BytesIO(compiled))._catalog  # type: ignore[attr-defined]
    return {original: sentence for original, sentence in read.items() if original}
