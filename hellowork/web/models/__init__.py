from hellowork.web.models.form_draft import FormDraft
from hellowork.web.models.form_token import FormToken

__all__ = ["FormDraft", "FormToken"]
