"""Codes that stand among the lexemes of a posting, so that the index answers words and filters in one pass.

Each begins with # and has three characters or more: no run of a text begins so, and no pair of neighbours is so long.
Places, occupations and establishments are made here; all others stand in `employers.search.filters`.
"""

# In every row: what a question that only leaves out begins with.
EVERYTHING = "#all"


def prefecture(code: str) -> str:
    return f"#p{code}"


def municipality(code: str) -> str:
    return f"#m{code}"


def occupation(code: str) -> str:
    """Of a large group (two digits) or a middle one (three)."""
    return f"#o{code}"


def working_time(value: str) -> str:
    return f"#t{value}"


def establishment(number: str) -> str:
    """The code of a 事業所番号; only postings that name their employer have one."""
    return f"#b{number}"
