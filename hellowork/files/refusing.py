"""How a file is refused."""

from django.utils.functional import Promise


class BadFileError(Exception):
    """The file may not be stored. `message` tells its owner what to do; `code` is for tests and logs."""

    def __init__(self, message: str | Promise, *, code: str) -> None:
        super().__init__(code)
        self.message, self.code = message, code
