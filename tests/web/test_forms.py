"""What every form draws: one markup, wired for screen readers, with messages that say what to do."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.db import models

from hellowork.text import fields
from hellowork.web.forms import HouseForm, HouseModelForm, error_links, house_formfield


class Example(HouseForm):
    name = fields.TextField(label="職種", max_length=5, help_text="例：介護職")
    note = fields.LongTextField(label="備考", required=False, max_length=10)
    day = fields.DateBoxField(label="入社日")
    level = forms.ChoiceField(
        label="公開希望", widget=forms.RadioSelect, choices=[("1", "公開"), ("2", "限定")]
    )
    kind = forms.ChoiceField(label="雇用形態", choices=[("", "選んでください"), ("1", "正社員")])
    pay = fields.YenField(label="賃金")
    agreed = forms.BooleanField(label="確認しました")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(form) -> BeautifulSoup:
    return BeautifulSoup(str(form), "html.parser")


def field_of(soup, **attrs):
    return soup.find(True, attrs).find_parent(class_="field")


def test_a_field_in_its_order_label_help_box():
    field = field_of(drawn(Example()), id="id_name")
    assert [child.name for child in field.find_all(recursive=False)] == ["label", "p", "input"]
    assert field.label["for"] == "id_name"
    assert field.label.get_text(strip=True) == "職種※必須"
    assert field.input["aria-describedby"] == "id_name_helptext"
    assert not {"required", "maxlength", "aria-invalid", "placeholder"} & field.input.attrs.keys()


def test_an_error_stands_below_begins_with_a_mark_and_is_described_first():
    field = field_of(drawn(Example({"name": "とても長い職種"})), id="id_name")
    assert field.find_all(recursive=False)[-1]["id"] == "id_name_error"
    assert (
        field.find(id="id_name_error").get_text()
        == "＊職種は、5文字以内で入力してください（いま7文字です）。"
    )
    assert field.input["aria-describedby"] == "id_name_error id_name_helptext"
    assert field.input["aria-invalid"] == "true"
    assert field.input["value"] == "とても長い職種"


def test_groups_are_fieldsets_with_a_legend_and_describe_their_error():
    soup = drawn(Example({}))
    group = soup.find(id="id_level_0").find_parent("fieldset")
    assert group.legend.get_text(strip=True) == "公開希望※必須"
    assert group["aria-describedby"] == "id_level_error"
    assert not group.find(True, {"aria-invalid": True})
    assert len(group.find_all("input")) == len(group.find_all("label")) == 2


def test_a_date_marks_the_wrong_box_only():
    soup = drawn(Example({"day_year": "2026", "day_month": "2", "day_day": "30"}))
    boxes = soup.find(id="id_day").find_all("input")
    assert [box.get("aria-invalid") for box in boxes] == [None, None, "true"]
    assert [box["value"] for box in boxes] == ["2026", "2", "30"]
    assert [box.parent.get_text(strip=True) for box in boxes] == ["年", "月", "日"]
    assert soup.find(id="id_day").find_parent("fieldset")["aria-describedby"] == "id_day_error"


def test_a_counter_is_part_of_the_description():
    field = field_of(drawn(Example()), id="id_note")
    assert field.textarea["aria-describedby"] == "id_note_count"
    assert field.find(id="id_note_count").get_text().startswith("10文字まで")
    assert field.label.get_text(strip=True) == "備考（任意）"


def test_a_tick_has_its_label_behind_it():
    label = drawn(Example()).find("label", {"for": "id_agreed"})
    assert [child.name for child in label.find_all(recursive=False)] == ["input", "span"]


def test_hidden_fields_have_no_label():
    hidden = drawn(Example()).find(id="id_secret")
    assert hidden["type"] == "hidden"
    assert hidden.find_parent(class_="field") is None


def test_messages_name_the_field_and_say_what_to_do():
    form = Example({})
    assert {name: found[0] for name, found in form.errors.items()} == {
        "name": "職種を入力してください。",
        "day": "入社日を入力してください。",
        "level": "公開希望を選んでください。",
        "kind": "雇用形態を選んでください。",
        "pay": "賃金を入力してください。",
        "agreed": "「確認しました」をご確認のうえ、チェックを付けてください。",
    }
    assert Example({"kind": "9"}).errors["kind"] == ["雇用形態は、表示されている中から選んでください。"]


def test_own_messages_stay():
    class Own(HouseForm):
        name = fields.TextField(label="100%の人", error_messages={"required": "お名前をどうぞ。"})
        other = fields.TextField(label="100%の人", max_length=1)

    errors = Own({"other": "二字"}).errors
    assert errors["name"] == ["お名前をどうぞ。"]
    assert errors["other"] == ["100%の人は、1文字以内で入力してください（いま2文字です）。"]


def test_error_links_follow_the_page_and_point_at_something():
    class Whole(Example):
        def clean(self):
            raise forms.ValidationError("全体の問題です。")

    form = Whole({"day_year": "2026", "day_month": "13", "day_day": "1"})
    links = error_links(form)
    assert links[0] == ("", "全体の問題です。")
    assert [target for target, _sentence in links[1:]] == [
        "id_name",
        "id_day_month",
        "id_level_0",
        "id_kind",
        "id_pay",
        "id_agreed",
    ]
    soup = drawn(form)
    assert all(soup.find(id=target) for target, _sentence in links[1:])


def test_marks_can_be_left_out():
    class Search(HouseForm):
        shows_marks = False
        word = fields.TextField(label="仕事", required=False)

    assert drawn(Search()).label.get_text(strip=True) == "仕事"


def test_a_field_that_another_answer_asks_for_is_not_called_optional():
    class Result(HouseForm):
        conditional = ("starts_on", "name")
        name = fields.TextField(label="氏名")
        starts_on = fields.TextField(
            label="開始日", required=False, help_text="採用の場合に入力してください。"
        )
        note = fields.TextField(label="備考", required=False)

    labels = [label.get_text(strip=True) for label in drawn(Result()).find_all("label")]
    assert labels == ["氏名※必須", "開始日", "備考（任意）"]


@pytest.mark.parametrize("plain", [forms.CharField, forms.EmailField, forms.DateField, forms.TimeField])
def test_a_form_cannot_forget_the_normalisation(plain):
    with pytest.raises(TypeError, match=r"hellowork\.text\.fields"):
        type("Forgetful", (HouseForm,), {"name": plain()})
    with pytest.raises(TypeError, match=r"hellowork\.text\.fields"):
        type("Forgetful", (HouseModelForm,), {"name": plain()})


def test_passwords_are_taken_as_they_are():
    form_class = type(
        "Password", (HouseForm,), {"password": forms.CharField(widget=forms.PasswordInput, strip=False)}
    )
    form = form_class({"password": " ＡＢ\u3000"})
    assert form.is_valid()
    assert form.cleaned_data["password"] == " ＡＢ\u3000"


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        (models.CharField("職種", max_length=10), fields.TextField),
        (models.TextField("仕事の内容", max_length=300), fields.LongTextField),
        (models.EmailField("メール"), fields.EmailField),
        (models.DateField("入社日"), fields.DateBoxField),
        (models.TimeField("始業"), fields.TimeOfDayField),
        (models.PositiveIntegerField("人数"), fields.NumberField),
        (models.IntegerField("差"), forms.IntegerField),
        (models.CharField("種類", max_length=1, choices=[("1", "一")]), forms.TypedChoiceField),
        (models.BooleanField("可"), forms.BooleanField),
    ],
)
def test_columns_become_fields_of_the_house(column, kind):
    field = house_formfield(column)
    assert type(field) is kind
    assert field.label == column.verbose_name


def test_a_column_keeps_its_length_help_and_optionality():
    field = house_formfield(models.CharField("備考", max_length=20, blank=True, help_text="任意です"))
    assert (field.max_length, field.required, field.help_text) == (20, False, "任意です")
