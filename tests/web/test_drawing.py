"""A part of a page that is drawn once sees what it names and nothing else."""

import pytest
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from hellowork.web.templatetags.drawing import _MOST_KEPT

LOAD = "{% load drawing %}"


class Counted:
    """A value that tells how often it was looked into; all are equal."""

    def __init__(self) -> None:
        self.looks = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Counted)

    def __hash__(self) -> int:
        return 1

    @property
    def word(self) -> str:
        self.looks += 1
        return "語"


def drawn(template: Template, **values: object) -> str:
    return template.render(Context(values))


def test_a_part_is_drawn_once_for_equal_values():
    template = Template(f"{LOAD}{{% drawn_once it=it %}}{{{{ it.word }}}}{{% enddrawn_once %}}")
    first, again = Counted(), Counted()
    assert drawn(template, it=first) == drawn(template, it=again) == "語"
    assert (first.looks, again.looks) == (1, 0)


def test_other_values_draw_anew():
    template = Template(f"{LOAD}{{% drawn_once a=a b=b %}}{{{{ a }}}}-{{{{ b }}}}{{% enddrawn_once %}}")
    assert [drawn(template, a=a, b=b) for a, b in ((1, 2), (2, 1), (1, 2))] == ["1-2", "2-1", "1-2"]


def test_what_is_not_named_is_not_seen():
    template = Template(
        f"{LOAD}{{% drawn_once name=name %}}{{{{ name }}}}{{{{ other }}}}{{{{ request.path }}}}{{% enddrawn_once %}}"
    )
    request = RequestFactory().get("/mine/")
    seen = template.render(RequestContext(request, {"name": "甲", "other": "乙", "request": request}))
    assert seen == "甲"


def test_values_are_escaped_as_anywhere():
    template = Template(f"{LOAD}{{% drawn_once it=it %}}{{{{ it }}}}{{% enddrawn_once %}}")
    assert drawn(template, it="<b>") == "&lt;b&gt;"
    assert drawn(template, it=mark_safe("<i>")) == "<i>"


def test_a_text_that_is_safe_is_not_taken_for_one_that_is_not():
    template = Template(f"{LOAD}{{% drawn_once it=it %}}{{{{ it }}}}{{% enddrawn_once %}}")
    assert drawn(template, it=mark_safe("<b>")) == "<b>"
    assert drawn(template, it="<b>") == "&lt;b&gt;"
    assert [drawn(template, it=it) for it in (1, True, 1.0)] == ["1", "True", "1.0"]


def test_nor_inside_a_tuple():
    template = Template(f"{LOAD}{{% drawn_once it=it %}}{{{{ it.0.0 }}}}{{% enddrawn_once %}}")
    assert drawn(template, it=((mark_safe("<b>"),),)) == "<b>"
    assert drawn(template, it=(("<b>",),)) == "&lt;b&gt;"


def test_only_so_many_are_kept():
    template = Template(f"{LOAD}{{% drawn_once it=it %}}{{{{ it }}}}{{% enddrawn_once %}}")
    for number in range(_MOST_KEPT + 1):
        drawn(template, it=number)
    (node,) = template.nodelist.get_nodes_by_type(type(template.nodelist[-1]))
    assert len(node._drawn) == 1


def test_values_have_names():
    with pytest.raises(TemplateSyntaxError, match="name=value"):
        Template(f"{LOAD}{{% drawn_once it %}}{{% enddrawn_once %}}")
