"""Where things are kept: everything that `./run` makes lies in `var/`."""

import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"


def kept_secret(file: Path, make=lambda: secrets.token_urlsafe(48)) -> str:
    """Read a secret, made once and readable by its owner only."""
    if not file.exists() or not file.read_text():
        file.touch(mode=0o600)
        file.write_text(make())
    return file.read_text()
