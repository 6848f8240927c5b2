"""Makes `.venv` from the locked requirements, then becomes `python -m hellowork.embedded`.

`run` starts this file under whatever Python it found, before anything is installed: standard library only,
and nothing of our own.
"""

import ctypes
import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Names every locked file that is installed completely. A venv without it is half made: it is made anew.
STAMP = VENV / "installed"

DEVELOPER_COMMANDS = {"test", "browser-test", "check", "bench"}
HELP = """\
使い方 / Usage:  ./run [コマンド / command]

  ./run                    デモを起動します / serve the site with demo data
        --port N             ポート（既定は 8000、使用中なら次の空き）/ port (8000, or the next free one)
        --host H             待ち受けるアドレス（既定は 127.0.0.1）/ address to listen on
  ./run reset [--yes]      var/ のデモデータを消します / delete the demo data in var/
  ./run test [-- ARGS]     テスト / tests; ARGS go to pytest
  ./run browser-test [-- ARGS]
                           ブラウザーでのテスト（Chromium が必要）/ browser tests, with the system's Chromium
  ./run check              静的検査 / lint, format, types, contracts, migrations, deployment settings
  ./run bench NAME [--rows N]
                           ベンチマーク / benchmark, data sets are kept in var/bench/N
  ./run help               この説明 / this text

PostgreSQL と Valkey は自動で起動します。DATABASE_URL、REDIS_URL を指定すると、そちらを使います。
PostgreSQL and Valkey start by themselves; with DATABASE_URL or REDIS_URL set, those are used instead."""


def main(arguments: list[str]) -> None:
    """Print the help, or install what the command needs and hand over to it in the same process."""
    command = arguments[0] if arguments else "serve"
    if command in ("help", "-h", "--help"):
        print(HELP)
        return
    wanted = ["requirements.txt"]
    if command in DEVELOPER_COMMANDS:
        wanted.append("requirements-dev.txt")
    with _one_at_a_time() as lock:
        _ensure_installed({name: _digest(ROOT / name) for name in wanted}, lock.fileno())
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), "-m", "hellowork.embedded", *arguments])  # noqa: S606


def _one_at_a_time():
    """Hold the lock of the virtual environment: two first runs at once would spoil each other's work."""
    folder = ROOT / "var"
    try:
        folder.mkdir(exist_ok=True)
        lock = (folder / "bootstrap.lock").open("w")
    except PermissionError:
        sys.exit(
            f"{folder} に書き込めません。/ Cannot write to {folder}: who made it? (a run as root, perhaps)"
        )
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _ensure_installed(wanted: dict[str, str], lock: int) -> None:
    installed = _read_stamp()
    missing = {name: digest for name, digest in wanted.items() if installed.get(name) != digest}
    if not missing:
        return
    if not installed:
        print("Python の仮想環境 .venv を作っています… / making .venv", flush=True)
        base = getattr(sys, "_base_executable", sys.executable)
        _run([base, "-m", "venv", "--clear", "--without-pip", str(VENV)], lock)
    print(f"ライブラリーを入れています（{'、'.join(missing)}）… / installing, once only", flush=True)
    STAMP.unlink(missing_ok=True)
    _install([flag for name in missing for flag in ("-r", name)], lock)
    STAMP.write_text("".join(f"{digest}  {name}\n" for name, digest in {**installed, **missing}.items()))


def _read_stamp() -> dict[str, str]:
    """File name to SHA-256 of what is installed; empty where `.venv` is missing or unusable."""
    try:
        subprocess.run([PYTHON, "-c", ""], check=True, capture_output=True)
        lines = STAMP.read_text().splitlines()
    except (OSError, subprocess.CalledProcessError):
        return {}
    return {name: digest for digest, name in (line.split() for line in lines)}


def _install(requirements: list[str], lock: int) -> None:
    # The files name every package, so that there is nothing to resolve.
    options = ["--require-hashes", "--no-deps", *requirements]
    if uv := shutil.which("uv"):
        try:
            _run([uv, "pip", "install", "--quiet", "--python", str(PYTHON), *options], lock)
        except subprocess.CalledProcessError:
            # uv reads no pip.conf: where packages come by way of a mirror, only pip finds them.
            print("uv では入らないため、pip で入れます… / uv failed, trying pip", flush=True)
        else:
            return
    try:
        _run([str(PYTHON), "-m", "ensurepip", "--default-pip"], lock, stdout=subprocess.DEVNULL)
        # Compiling what is never imported would take longer than compiling at the first import.
        quick = ["-qq", "--no-compile", "--no-input", "--disable-pip-version-check"]
        _run([str(PYTHON), "-m", "pip", "install", *quick, *options], lock)
    except subprocess.CalledProcessError as error:
        sys.exit(f"ライブラリーを入れられませんでした。/ Installing failed, exit code {error.returncode}.")


def _run(command: list[str], lock: int, stdout: int | None = None) -> None:
    """Run to the end; the command dies with this process, and holds the lock as long as it lives."""
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
    subprocess.run(
        command,
        check=True,
        cwd=ROOT,
        env=environment,
        stdout=stdout,
        pass_fds=[lock],
        preexec_fn=_die_with_parent,
    )


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1 is PR_SET_PDEATHSIG


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
