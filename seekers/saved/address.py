"""The address under which a search is saved: its conditions alone, the same for the same conditions."""

from django.http import QueryDict
from django.urls import reverse

from hellowork.accounts.actor import ANONYMOUS
from seekers.forms.search import SearchForm
from seekers.saved.question import Question


def read(query: str) -> SearchForm:
    """The search of a query string, whoever wrote it: newest first, from its first page, however it was shown."""
    return SearchForm.of(QueryDict(query), reverse("jobs:search")).but(sort="", view="")


def query_of(form: SearchForm) -> str:
    """The query string that stands for its conditions."""
    return form.address().partition("?")[2]


def in_words(form: SearchForm) -> str:
    """The conditions in a line."""
    return "、".join(chip.label for chip in form.chips)


def question_of(form: SearchForm) -> Question:
    """What is asked at night, whoever asks."""
    return Question.of(form.query(ANONYMOUS))
