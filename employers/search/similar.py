"""Postings like one that is being read: the same kind of work in the same prefecture, near in place and pay.

Asked of the index alone, so that nobody is shown what their search would not find. Whose postings they are plays no
part: of a posting without its employer's name, the company it is shown in must tell nothing.

One bounded question in SQL of our own: the page of a posting is asked for often, and making this question anew out
of query sets takes longer than answering it.
"""
# ruff: noqa: S608 - every piece of SQL here is ours.

from employers.choices import PublicationLevel
from employers.models.posting import Posting
from employers.search.reading import Reader

MOST_SHOWN = 5
# The newest of the same work and prefecture are compared; an index in that order gives them.
_COMPARED = 200
# What a row shows, what its pay is reckoned from, and what its title must not name where the employer is not told.
_COLUMNS = {
    "posting": ("state", "publication_level"),
    "acceptance": ("number",),
    "municipality": ("name", "prefecture"),
    "card": (
        *("title", "wage_form", "base_min", "base_max", "allowances", "has_fixed_overtime"),
        *("fixed_overtime_min", "fixed_overtime_max", "starts_at", "ends_at", "break_minutes", "days_a_week"),
        *("days_off_a_year", "workplace_name", "street", "postal_code", "contact_name", "contact_telephone"),
    ),
    "establishment": (
        *("name", "kana", "representative_name", "corporate_number", "homepage", "telephone", "fax"),
        *("street", "postal_code"),
    ),
}
# Another municipality weighs as much as a tenth of the pay.
_NEAREST = Reader(
    f"""
    JOIN (
        WITH own AS (SELECT wage_month FROM employers_postingsearch WHERE posting_id = %s),
        newest AS (
            SELECT posting_id, card_id, wage_month FROM employers_postingsearch
            WHERE og = %s AND pref = %s AND posting_id <> %s AND level <> ALL (%s)
            ORDER BY accepted_on DESC, posting_id DESC LIMIT {_COMPARED}
        )
        SELECT newest.posting_id, abs(newest.wage_month - own.wage_month)
            + CASE WHEN card.municipality_id = %s THEN 0 ELSE own.wage_month / 10 END AS distance
        FROM newest JOIN employers_jobcard card ON card.id = newest.card_id CROSS JOIN own
        ORDER BY distance, newest.posting_id DESC LIMIT {MOST_SHOWN}
    ) near ON near.posting_id = posting.id
    ORDER BY near.distance, posting.id DESC
    """,
    _COLUMNS,
)


def nearest_to(posting: Posting, *, sees_level_2: bool) -> list[Posting]:
    """The nearest postings, nearest first, as far as a short row shows them; none of one that is not in the index.

    The posting comes with its card.
    """
    card = posting.public_card
    hidden = [] if sees_level_2 else [int(PublicationLevel.SEEKERS)]
    place = card.municipality_id or ""
    asked = (posting.pk, int(card.occupation), int(place[:2]), posting.pk, hidden, place)
    return [near for near, _beside in _NEAREST.read(*asked)]
