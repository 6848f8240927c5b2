"""What a posting is found by: the text of its card and establishment as far as its level lets, and its facets."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from employers.choices import (
    SELF_APPLICATION_LEVELS,
    Education,
    Experience,
    PublicationLevel,
    TwoDayWeekend,
)
from employers.masking import masked
from employers.models.posting import Posting
from employers.search import facets, folding
from employers.search.fields import TextField
from hellowork.offices.reference.industries import Industry
from hellowork.offices.reference.occupations import OccupationGroup

# Words by which people look for facts that a card holds as ticks. 正社員以外 must not be found by 正社員.
_FORM_WORDS = {
    "regular": "正社員",
    "part_timer": "パート アルバイト",
    "fixed_dispatch": "派遣社員 有期雇用派遣",
    "permanent_dispatch": "派遣社員 無期雇用派遣",
}
_TIME_WORDS = {"full": "フルタイム", "part": "パートタイム"}
# What tells whose posting it is.
_TELLING = (TextField.EMPLOYER, TextField.STATION, TextField.PLACE, TextField.BUSINESS)


def text_of(posting: Posting) -> str:
    """The folded text: one line for each field, in their order.

    Where the level hides the employer, the text holds nothing that names them. The line of the employer is empty then, and
    what they say of themselves on every card is left out, too: it would find their other postings with this one.
    """
    card, establishment = posting.public_card, posting.establishment
    texts = _texts(posting)
    if posting.publication_level == PublicationLevel.WITHOUT_NAME:
        texts |= dict.fromkeys(_TELLING, ())
        texts = {
            field: [masked(text, card, establishment) for text in parts] for field, parts in texts.items()
        }
    ticks = _ticks(posting)
    return "\n".join(
        " ".join(filter(None, map(_fold, (*texts.get(field, ()), *ticks.get(field, ())))))
        for field in TextField
    )


def _texts(posting: Posting) -> dict[TextField, Iterable[str]]:
    """What employers wrote."""
    card, establishment = posting.public_card, posting.establishment
    return {
        TextField.TITLE: (card.title,),
        TextField.EMPLOYER: (establishment.name, establishment.kana),
        TextField.WORK: (card.description, card.duties_change),
        TextField.STATION: (card.access,),
        TextField.PLACE: (card.workplace_name, card.street),
        TextField.BUSINESS: (establishment.business, establishment.features),
        TextField.LICENCE: (card.licences,),
        TextField.EXPERIENCE: (card.experience_text,),
        TextField.OTHER: (
            card.employment_form_name,
            card.other_allowances,
            card.hours_text,
            card.days_off_text,
            card.special_notes,
            card.message,
        ),
    }


def _ticks(posting: Posting) -> dict[TextField, Iterable[str]]:
    """What they ticked, in the words people look for."""
    card = posting.public_card
    return {
        TextField.WORK: (str(OccupationGroup(card.occupation).label),),
        TextField.PLACE: (card.municipality.full_name if card.municipality else "",),
        TextField.BUSINESS: (str(Industry(posting.establishment.industry).label),),
        TextField.EXPERIENCE: ("経験不問" if card.experience == Experience.NOT_ASKED else "",),
        TextField.OTHER: (
            _FORM_WORDS.get(card.employment_form, ""),
            _TIME_WORDS.get(card.working_time, ""),
            "在宅勤務" if card.can_work_from_home else "",
            "週休二日制" if card.two_day_weekend == TwoDayWeekend.WEEKLY else "",
            "学歴不問" if card.education == Education.ANY else "",
        ),
    }


def place_codes_of(posting: Posting) -> Iterator[str]:
    """Lexemes of its number as a whole, its place, its work and its establishment; those of the catalogue are beside."""
    card = posting.public_card
    place = card.municipality_id or ""
    yield folding.latin(posting.standing.number)
    yield facets.municipality(place)
    yield facets.prefecture(place[:2])
    yield facets.occupation(card.occupation)
    # As a code alone: 医療・介護事務の職業 must not be found by 介護.
    if card.occupation_middle:
        yield facets.occupation(card.occupation_middle)
    if number := number_told(posting):
        yield facets.establishment(number)


def terms_of(folded: str, codes: Iterable[str]) -> str:
    """All lexemes of a row, one a line: its codes, those of its text, and again those of single fields as their own."""
    whole, alone = {facets.EVERYTHING, *codes, *folded}.difference(" \n"), ""
    for field, line in zip(TextField, folded.split("\n"), strict=True):
        found, own = _of_short_line(field, line) if len(line) <= _SHORT_LINE else field.lexemes(line)
        whole.update(found)
        alone += own
    return "\n".join(whole) + alone


def number_told(posting: Posting) -> str:
    """The 事業所番号 by which the posting is found with others of its establishment; empty where the level hides it.

    Of level 2 only those find anything who may read the name.
    """
    is_named = posting.publication_level in SELF_APPLICATION_LEVELS
    return (posting.establishment.number or "") if is_named else ""


# Whoever writes many rows meets the same titles, employers and ticks again and again: kept, they cost half.
_SHORT_LINE = 60
_of_short_line = lru_cache(maxsize=2_048)(TextField.lexemes)
_fold = lru_cache(maxsize=4_096)(folding.fold)
