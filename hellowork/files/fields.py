"""The form field of an upload."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from hellowork.files import checking
from hellowork.files.checking import Checked
from hellowork.files.refusing import BadFileError


class UploadField(forms.FileField):
    """Gives a `Checked` file; a bad one is told beside the field. The form sets `too_large` from the request."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", checking.KINDS_IN_WORDS)
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": checking.ACCEPT}))
        super().__init__(**kwargs)
        self.error_messages.setdefault("too_large", checking.TOO_LARGE)
        self.was_too_large = False

    def clean(self, data: Any, initial: Any = None) -> Checked | None:
        if self.was_too_large:
            raise ValidationError(checking.TOO_LARGE, code="too_large")
        upload = data if data is None else forms.Field.clean(self, data)
        if not upload:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        try:
            return checking.check(upload)
        except BadFileError as bad:
            raise ValidationError(str(bad.message), code=bad.code) from bad


def note_too_large(form: forms.BaseForm, request: HttpRequest) -> None:
    """Tell the form's upload fields which of their files were stopped at the cap.

    A body without any part for a file never met the upload handler, and none of its files was too large.
    """
    too_large: set[str] = getattr(request, "too_large", set())
    for name, field in form.fields.items():
        if isinstance(field, UploadField):
            field.was_too_large = form.add_prefix(name) in too_large
