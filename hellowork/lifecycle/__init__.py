"""The transition engine: states and transitions as data, and the one function that moves objects."""

from hellowork.lifecycle.engine import TransitionRefused, move
from hellowork.lifecycle.table import Audience, Lifecycle, Transition, all_lifecycles, discover

__all__ = ["Audience", "Lifecycle", "Transition", "TransitionRefused", "all_lifecycles", "discover", "move"]
