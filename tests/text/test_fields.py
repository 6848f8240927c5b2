"""Form fields: any spelling in, one form out, what was typed comes back, messages say what to do."""

import datetime as dt

import pytest
from django import forms

from hellowork.text import fields

LABELS = {"label": "答え"}


def cleaned(field, value):
    form = type("Form", (forms.Form,), {"answer": field})({"answer": value})
    assert form.is_valid(), form.errors.as_data()
    return form.cleaned_data["answer"]


def message(field, value):
    form = type("Form", (forms.Form,), {"answer": field})({"answer": value})
    assert not form.is_valid()
    assert form["answer"].value() == (
        value if not isinstance(field, fields.DateBoxField) else (value, "", "")
    )
    return form.errors["answer"][0]


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        (fields.TextField(**LABELS), " Ａ社\t（本社） ", "A社 （本社）"),
        (fields.LongTextField(**LABELS), "一\r\n二", "一\n二"),
        (fields.EmailField(**LABELS), "ｔａｒｏ＠example．jp ", "taro@example.jp"),
        (fields.EmailField(**LABELS), "taro@example。jp", "taro@example.jp"),
        (fields.PersonNameField(**LABELS), "髙﨑 𠮷男", "髙﨑\u3000𠮷男"),
        (fields.PersonNameField(**LABELS), "Nguyễn  Văn An", "Nguyễn Văn An"),
        (fields.KanaField(**LABELS), "たかさき よしお", "タカサキ\u3000ヨシオ"),
        (fields.KanaField(**LABELS), "ﾀｶｻｷﾖｼｵ", "タカサキヨシオ"),
        (fields.PhoneField(**LABELS), "０３ー１２３４ー５６７８", "+81312345678"),
        (fields.PhoneField(extension=True, **LABELS), "03-1234-5678 内線9", "+81312345678;ext=9"),
        (fields.PostalCodeField(**LABELS), "〒１００－０００１", "1000001"),
        (fields.CorporateNumberField(**LABELS), "7-0000-1205-0002", "7000012050002"),
        (fields.YenField(**LABELS), "22万", 220_000),
        (fields.YenField(min_value=0, **LABELS), "0円", 0),
        (fields.NumberField(unit="人", **LABELS), "３人", 3),
        (fields.TimeOfDayField(**LABELS), "9時半", dt.time(9, 30)),
        (fields.DateBoxField(**LABELS), "令和8年11月22日", dt.date(2026, 11, 22)),
    ],
)
def test_any_spelling_is_stored_in_one_form(field, typed, stored):
    assert cleaned(field, typed) == stored


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (
            fields.KanaField(**LABELS),
            "髙﨑",
            "フリガナは、ひらがなかカタカナで入力してください（例：ヤマダ ハナコ）。",
        ),
        (
            fields.PersonNameField(**LABELS),
            "１２３",
            "お名前を入力してください（記号や数字だけでは登録できません）。",
        ),
        (
            fields.EmailField(**LABELS),
            "taro",
            "メールアドレスは、name@example.jp のような形で入力してください。",
        ),
        (
            fields.PhoneField(**LABELS),
            "12",
            "答えは、市外局番から入力してください（例：03-1234-5678、090-1234-5678）。",
        ),
        (fields.YenField(**LABELS), "応相談", "答えは、数字で入力してください（例：220,000 または 22万）。"),
        (fields.YenField(min_value=1000, **LABELS), "９００", "答えは、1,000円以上で入力してください。"),
        (
            fields.NumberField(unit="人", max_value=99, **LABELS),
            "100",
            "答えは、99人以下で入力してください。",
        ),
        (
            fields.TimeOfDayField(**LABELS),
            "25時",
            "答えは、0時00分から23時59分までの時刻で入力してください（例：9:00）。",
        ),
        (
            fields.DateBoxField(**LABELS),
            "令和8年2月30日",
            "2026年2月は28日までです。答えの日をご確認ください。",
        ),
        (
            fields.DateBoxField(min_date=lambda: dt.date(2026, 11, 22), **LABELS),
            "R8.11.21",
            "答えは、2026年11月22日（日曜日）以降の日を入力してください。",
        ),
        (
            fields.DateBoxField(max_date=dt.date(2026, 11, 22), **LABELS),
            "R8.11.23",
            "答えは、2026年11月22日（日曜日）までの日を入力してください。",
        ),
    ],
)
def test_messages_say_what_to_do_and_what_was_typed_stays(field, typed, sentence):
    assert message(field, typed) == sentence
    assert "半角" not in sentence


def test_boxes_of_a_date_keep_what_was_typed():
    form_class = type("Form", (forms.Form,), {"day": fields.DateBoxField(label="入社日")})
    form = form_class({"day_year": "令和８年", "day_month": "２", "day_day": "３０"})
    assert not form.is_valid()
    assert form["day"].value() == ("令和８年", "２", "３０")
    assert form["day"].field.widget.error_target("id_day", form["day"].value()) == "id_day_day"


def test_a_date_that_is_not_required_may_be_empty_but_not_half():
    form_class = type("Form", (forms.Form,), {"day": fields.DateBoxField(label="入社日", required=False)})
    assert form_class({"day_year": "", "day_month": " ", "day_day": ""}).is_valid()
    assert not form_class({"day_year": "2026", "day_month": "", "day_day": ""}).is_valid()


def test_a_date_has_changed_only_when_the_day_has():
    form_class = type("Form", (forms.Form,), {"day": fields.DateBoxField(label="入社日")})
    initial = {"day": dt.date(2026, 11, 22)}
    assert not form_class(
        {"day_year": "R8", "day_month": "11", "day_day": "22"}, initial=initial
    ).has_changed()
    assert form_class({"day_year": "R8", "day_month": "11", "day_day": "23"}, initial=initial).has_changed()
    assert form_class({"day_year": "R8", "day_month": "11", "day_day": "99"}, initial=initial).has_changed()


def test_stored_values_are_shown_as_people_write_them():
    class Form(forms.Form):
        phone = fields.PhoneField()
        code = fields.PostalCodeField()
        pay = fields.YenField()
        opens = fields.TimeOfDayField()

    form = Form(initial={"phone": "+81312345678", "code": "1000001", "pay": 220000, "opens": dt.time(9, 5)})
    assert [field.value() for field in form] == ["03-1234-5678", "100-0001", "220,000", "9:05"]


def test_optional_values_may_be_empty():
    for field in (fields.PhoneField, fields.PostalCodeField, fields.CorporateNumberField):
        assert cleaned(field(required=False), "\u3000") == ""
    for field in (fields.YenField, fields.NumberField, fields.TimeOfDayField, fields.DateBoxField):
        assert cleaned(field(required=False), "") is None


def test_length_counts_characters_as_people_do_and_the_browser_never_cuts():
    field = fields.LongTextField(max_length=4, **LABELS)
    assert cleaned(field, "𠮷\r\n𠮷𠮷") == "𠮷\n𠮷𠮷"
    assert "maxlength" not in field.widget.attrs
    assert field.widget.attrs["data-count"] == "4"
    assert message(field, "12345")
