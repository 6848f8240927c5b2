"""Settings, by concern: one file for each question an operator asks.

The environment decides; `mode.py` says which of production, demo and test this process is.
"""

from hellowork.settings.base import *  # noqa: F403
from hellowork.settings.data import *  # noqa: F403
from hellowork.settings.jobs import *  # noqa: F403
from hellowork.settings.logs import *  # noqa: F403
from hellowork.settings.mail import *  # noqa: F403
from hellowork.settings.mode import *  # noqa: F403
from hellowork.settings.operator import *  # noqa: F403
from hellowork.settings.pace import *  # noqa: F403
from hellowork.settings.retention import *  # noqa: F403
from hellowork.settings.security import *  # noqa: F403
from hellowork.settings.signing_in import *  # noqa: F403
