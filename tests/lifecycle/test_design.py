"""The arrows as the design page draws them (section 3), written here by hand: the tables are held against them.

The tests of every pair take the table's word for what is allowed. This page does not: an arrow that somebody adds,
moves or opens to another audience is to be wanted here too, by its name, before it goes green.
"""

import pytest

from hellowork.lifecycle import all_lifecycles, discover

discover()
# (from, to): who. S the seeker, E the employer, O the office, T time (the system).
ARROWS: dict[str, dict[tuple[str, str], str]] = {
    "posting": {
        ("draft", "submitted"): "E",
        ("returned", "submitted"): "E",
        ("submitted", "returned"): "O",
        ("submitted", "visit_asked"): "O",
        ("visit_asked", "submitted"): "O",
        ("visit_asked", "lapsed"): "T",
        ("submitted", "refused"): "O",
        ("submitted", "withdrawn"): "EO",
        ("returned", "withdrawn"): "EO",
        ("visit_asked", "withdrawn"): "EO",
        ("submitted", "open"): "O",
        ("open", "on_hold"): "EO",
        ("on_hold", "open"): "EO",
        ("open", "filled"): "EO",
        ("on_hold", "filled"): "EO",
        ("open", "cancelled"): "EO",
        ("on_hold", "cancelled"): "EO",
        ("open", "expired"): "T",
        ("on_hold", "expired"): "T",
    },
    "synonym_group": {
        ("proposed", "in_use"): "O",
        ("retired", "in_use"): "O",
        ("proposed", "retired"): "O",
        ("in_use", "retired"): "O",
    },
    "registration": {
        ("valid", "lapsed"): "T",
        ("valid", "employed"): "OT",
        ("lapsed", "employed"): "OT",
        ("valid", "closed"): "SO",
        ("lapsed", "valid"): "SO",
        ("employed", "valid"): "SOT",
        ("closed", "valid"): "SO",
    },
    "referral": {
        ("draft", "sent"): "O",
        ("draft", "refused"): "O",
        ("draft", "withdrawn"): "OT",
        ("sent", "withdrawn"): "OT",
        ("sent", "established"): "SO",
        ("draft", "established"): "O",
        ("sent", "declined"): "S",
        ("sent", "expired"): "T",
    },
    "application": {
        ("applied", "in_selection"): "E",
        ("applied", "hired"): "EO",
        ("in_selection", "hired"): "EO",
        ("applied", "not_hired"): "EO",
        ("in_selection", "not_hired"): "EO",
        ("applied", "withdrawn"): "SO",
        ("in_selection", "withdrawn"): "SO",
        ("hired", "declined_after_hire"): "SEO",
        ("hired", "hire_cancelled"): "EO",
        ("hired", "hired"): "O",
        ("not_hired", "hired"): "O",
        ("hired", "not_hired"): "O",
        ("not_hired", "not_hired"): "O",
    },
}
# Who changes what somebody has decided says why.
REASONS = {
    ("posting", "refused"),
    ("posting", "on_hold"),
    ("referral", "withdrawn"),
    ("application", "hire_cancelled"),
}
_LETTERS = {"seeker": "S", "employer": "E", "office": "O", "system": "T"}


@pytest.mark.parametrize("lifecycle", all_lifecycles(), ids=lambda each: each.name)
def test_the_table_has_the_arrows_of_the_design_and_no_others(lifecycle):
    drawn: dict[tuple[str, str], set[str]] = {}
    for arrow in lifecycle.transitions:
        for source in arrow.sources:
            drawn.setdefault((source, arrow.target), set()).update(_LETTERS[each.value] for each in arrow.by)
    assert drawn == {pair: set(who) for pair, who in ARROWS[lifecycle.name].items()}


def test_what_overrules_somebody_needs_a_reason():
    """Besides corrections, whose reason the office owes to both parties."""
    asked = {
        (lifecycle.name, arrow.target)
        for lifecycle in all_lifecycles()
        for arrow in lifecycle.transitions
        if arrow.needs_reason and not arrow.name.startswith("correct_")
    }
    assert asked == REASONS
    corrections = [
        arrow
        for lifecycle in all_lifecycles()
        for arrow in lifecycle.transitions
        if arrow.name.startswith("correct_")
    ]
    assert corrections
    assert all(arrow.needs_reason for arrow in corrections)
