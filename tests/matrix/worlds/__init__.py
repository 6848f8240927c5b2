"""What each app puts into the world, lower floors first: one file for each, with `furnish(world)`."""

import importlib
import importlib.util

from tests.matrix.world import World

_FLOORS = (
    "offices",
    "accounts",
    "employers",
    "seekers",
    "shelf",
    "referrals",
    "applications",
    "messaging",
    "mypage",
    "desk",
)


def furnish(world: World) -> None:
    """Let every app furnish its part."""
    for app in _FLOORS:
        if importlib.util.find_spec(f"{__name__}.{app}"):
            importlib.import_module(f"{__name__}.{app}").furnish(world)
