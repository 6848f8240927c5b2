"""What a reader of typed text raises: a sentence for the person, and which box it is about."""

from django.utils.functional import Promise


class UnreadableError(ValueError):
    """A text that cannot be read as what it should be.

    `message` is Japanese, says what to do, and may hold `%(label)s` and the names in `params`.
    `parts` names the boxes concerned where one answer has several (年, 月, 日); empty means all of it.
    """

    def __init__(
        self, message: str | Promise, *, code: str, parts: tuple[str, ...] = (), **params: object
    ) -> None:
        super().__init__(code)
        self.message = message
        self.code = code
        self.parts = parts
        self.params = params

    def sentence(self, label: str) -> str:
        """The message with the answer's own name in it."""
        return str(self.message) % {**self.params, "label": label}
