"""Contrast of the tokens, in both themes, computed from the style sheet itself (gate A3)."""

import re

import pytest
from django.conf import settings

SHEET = (settings.BASE_DIR / "static/css/house.css").read_text(encoding="utf-8")
_BLOCKS = re.findall(r":root \{(.*?)\}", SHEET.partition("@layer base {")[0], re.DOTALL)
LIGHT = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6});", _BLOCKS[0]))
DARK = LIGHT | dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6});", _BLOCKS[1]))
THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
SURFACES = ["bg", "raised", "tint", "quiet"]


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize(
    ("ink", "least"),
    [("text", 7), ("strong", 7), ("link", 7), ("sub", 4.5), ("visited", 4.5), ("error", 4.5)],
)
def test_text_on_every_surface(theme, surface, ink, least):
    assert contrast(theme[ink], theme[surface]) >= least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("ink", "surface"),
    [
        ("on-fill", "fill"),
        ("on-fill", "fill-hover"),
        ("on-fill", "fill-active"),
        ("error", "error-tint"),
        ("success", "success-tint"),
        ("warning", "warning-tint"),
        ("success", "bg"),
        ("warning", "bg"),
        ("active", "bg"),
        ("text", "warning-tint"),
    ],
)
def test_text_on_its_own_colour(theme, ink, surface):
    assert contrast(theme[ink], theme[surface]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("edge", "surface"), [("border", "bg"), ("border", "raised"), ("fill", "bg"), ("error", "bg")]
)
def test_edges_of_controls(theme, edge, surface):
    assert contrast(theme[edge], theme[surface]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", ["bg", "tint", "quiet", "fill"])
def test_the_focus_ring_is_seen_by_one_of_its_two_colours(theme, surface):
    assert max(contrast(theme["ring"], theme[surface]), contrast(theme["ring-inner"], theme[surface])) >= 3


def test_about_forty_tokens_and_the_dark_theme_changes_every_colour_that_needs_it():
    assert 35 <= len(re.findall(r"^ {4}--", _BLOCKS[0], re.MULTILINE)) <= 50
    assert not [name for name in LIGHT if DARK[name] == LIGHT[name]]
