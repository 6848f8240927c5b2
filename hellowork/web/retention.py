"""How long what was typed into forms is kept."""

from django.conf import settings

from hellowork.retention import RetentionClass, Then
from hellowork.web.models import FormDraft, FormToken

DRAFTS = RetentionClass(
    name="form-drafts",
    title="入力の下書き",
    kept=settings.DRAFTS_KEPT,
    since="the last typing",
    then=Then.DELETED,
    fields={FormDraft: ["owner", "data"]},
    jobs=("hellowork.web.tasks.forget_drafts",),
)
TOKENS = RetentionClass(
    name="form-tokens",
    title="送信の控え",
    kept=FormToken.KEPT_FOR,
    since="sending",
    then=Then.DELETED,
    fields={FormToken: ["user", "fingerprint", "address"]},
    jobs=("hellowork.web.tasks.forget_form_tokens",),
)
