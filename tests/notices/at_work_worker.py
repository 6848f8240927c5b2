"""What the worker imports at its start."""

from tests.notices import at_work_handler

at_work_handler.register()
