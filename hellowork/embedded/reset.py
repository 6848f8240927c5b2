"""`./run reset`: forget the demo data."""

import shutil

from hellowork.embedded.commands import LaunchError
from hellowork.embedded.paths import VAR
from hellowork.embedded.serve import only_one

# Locks may be held, test runs remove their own data, and a benchmark's take long to make.
_KEPT = {"serve.lock", "bootstrap.lock", "test", "bench"}


def reset(*, asked: bool) -> int:
    """Remove the data in `var/`, after a question unless `asked` already; never while the site runs."""
    with only_one() as alone:
        if not alone:
            raise LaunchError(
                "サイトが動いています。先に止めてください。/ The site is running: stop it first."
            )
        if not asked and not _confirmed():
            raise LaunchError("消しませんでした。/ Nothing was deleted.")
        for path in VAR.iterdir():
            if path.name in _KEPT:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    print("デモデータを消しました。/ The demo data are gone.")
    return 0


def _confirmed() -> bool:
    try:
        return input(f"{VAR} のデータをすべて消します。よろしいですか / Delete all data? [y/N] ").lower() in (
            "y",
            "yes",
        )
    except EOFError:
        return False
