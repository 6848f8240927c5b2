"""検索の同義語 on the desk: the words by which postings are found besides those that somebody typed."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from employers.actions import synonyms
from employers.lifecycle import SYNONYM_GROUP
from employers.models import SynonymGroup
from employers.search.folding import fold_word
from employers.search.models import SynonymKind, SynonymState
from hellowork.accounts.actor import Actor
from hellowork.offices.roles import OfficePermission
from hellowork.text.fields import LongTextField, TextField
from hellowork.text.normalise import one_line
from hellowork.web.admin import Act, ActForm, HouseModelAdmin, StateFilter
from hellowork.web.components import Text, Tone

_SEPARATORS = str.maketrans(dict.fromkeys("、，,\n", "、"))
_LONGEST_WORD = 40
_MOST_WORDS = 10
_TONES = {
    SynonymState.PROPOSED: Tone.BLUE,
    SynonymState.IN_USE: Tone.GREEN,
    SynonymState.RETIRED: Tone.GREY,
}


class WordsField(LongTextField):
    """Words, one on a line or between 、. As many as one search goes with."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(rows=3, max_length=(_LONGEST_WORD + 1) * _MOST_WORDS, counter=False, **kwargs)

    def clean(self, value: Any) -> list[str]:
        words = [one_line(word) for word in super().clean(value).translate(_SEPARATORS).split("、")]
        words = list(dict.fromkeys(word for word in words if word))
        if len(words) > _MOST_WORDS:
            raise forms.ValidationError(_("語は10個までです。"), code="too_many")
        if any(len(word) > _LONGEST_WORD for word in words):
            raise forms.ValidationError(_("1つの語は40文字までで入力してください。"), code="too_long")
        return words


class GroupForm(ActForm):
    """A new group."""

    kind = forms.ChoiceField(
        label=_("種類"),
        choices=SynonymKind.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "表記のゆれは、ほかの語の一部になっているときにも使います（引越作業と引っ越し作業など）。"
        ),
    )
    words = WordsField(
        label=_("同じ意味の語"),
        help_text=_(
            "仕事を探す方にとって、どれで探しても同じ結果でよい語だけを、「、」で区切って入力します。"
        ),
    )
    asked_only = WordsField(
        label=_("入力されたときだけ使う語"),
        required=False,
        help_text=_(
            "以前の呼び方や、ほかの意味にもなる語です。入力されると上の語も探しますが、画面には表示しません。"
        ),
    )
    note = TextField(label=_("備考"), max_length=200, required=False)

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "kind": SynonymKind(self.cleaned_data["kind"])}

    def summary(self) -> str:
        return "、".join([*self.cleaned_data["words"], *self.cleaned_data["asked_only"]])


class EditForm(GroupForm):
    """The same for one that is there."""

    def __init__(self, *args: Any, obj: SynonymGroup, **kwargs: Any) -> None:
        words = {name: "、".join(getattr(obj, name)) for name in ("words", "asked_only")}
        initial = {"kind": obj.kind, "note": obj.note, **words}
        super().__init__(*args, obj=obj, initial=initial, **kwargs)


@admin.register(SynonymGroup)
class SynonymGroupAdmin(HouseModelAdmin):
    """検索の同義語: everybody at the desk reads and proposes; the supervision decides."""

    lifecycle = SYNONYM_GROUP
    list_display = ["words_text", "kind", "state_tag", "reviewed_at"]
    list_filter = [StateFilter, "kind"]
    ordering = ["-state_since", "-pk"]
    object_select_related = ["proposed_by", "reviewed_by"]
    search_help_text = _("語（表記のちがいは区別しません）")
    searches = {"keys__overlap": lambda text: [key] if (key := fold_word(text)) else ""}
    fieldsets = [
        (None, {"fields": ["words_text", "asked_only_text", "kind", "note"]}),
        (_("確認"), {"fields": ["origin", "reviewed_by", "reviewed_at"]}),
    ]
    starts = {
        "propose": Act(
            run=synonyms.propose_synonyms,
            form=GroupForm,
            permission=OfficePermission.PROPOSE,
            label=_("同義語を提案する"),
            style="",
            done=_("提案しました。統括の職員が確認すると、検索に使われます。"),
        )
    }
    acts = {
        "use": Act(
            run=synonyms.use_synonyms,
            permission=OfficePermission.MANAGE,
            style="",
            done=_("次の検索から使います。"),
        ),
        "edit": Act(
            run=synonyms.change_synonyms,
            form=EditForm,
            permission=OfficePermission.MANAGE,
            label=_("語を変更する"),
            done=_("変更を保存しました。"),
        ),
        "retire": Act(
            run=synonyms.retire_synonyms,
            permission=OfficePermission.MANAGE,
            done=_("次の検索から使いません。"),
        ),
    }

    def scope(self, queryset: QuerySet, actor: Actor) -> QuerySet:
        return queryset if actor.is_staff else queryset.none()

    def tone(self, obj: SynonymGroup) -> Tone:
        return _TONES[SynonymState(obj.state)]

    @admin.display(description=_("同じ意味の語"))
    def words_text(self, group: SynonymGroup) -> Text:
        return "、".join(group.words)

    @admin.display(description=_("入力されたときだけ使う語"))
    def asked_only_text(self, group: SynonymGroup) -> Text:
        return "、".join(group.asked_only)

    @admin.display(description=_("提案者"))
    def origin(self, group: SynonymGroup) -> Text:
        return _("はじめからある語") if group.code else str(group.proposed_by or "")
