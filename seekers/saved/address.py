"""The address under which a search is saved: its conditions alone, the same for the same conditions."""

from dataclasses import replace

from django.http import QueryDict
from django.urls import reverse

from employers.search.query import Order
from hellowork.accounts.actor import ANONYMOUS
from seekers.forms.search import SearchForm
from seekers.saved.question import Question


def read(query: str) -> SearchForm:
    """The search of a query string, whoever wrote it: newest first, from its first page."""
    form = SearchForm.of(QueryDict(query), reverse("jobs:search"))
    return replace(form, order=Order.NEWEST, page=1)


def query_of(form: SearchForm) -> str:
    """The query string that stands for its conditions."""
    return form.address().partition("?")[2]


def in_words(form: SearchForm) -> str:
    """The conditions in a line."""
    return "、".join(chip.label for chip in form.chips)


def question_of(form: SearchForm) -> Question:
    """What is asked at night, whoever asks."""
    return Question.of(form.query(ANONYMOUS))
