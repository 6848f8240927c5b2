"""What a posting is found by: the text of its card and establishment as far as its level lets, and its facets."""

from collections.abc import Iterator

from employers import publication
from employers.choices import Education, Experience, PublicationLevel, TwoDayWeekend
from employers.masking import masked
from employers.models.posting import Posting
from employers.search import facets, folding
from hellowork.offices.reference.industries import Industry

# Words by which people look for facts that a card holds as ticks. 正社員以外 must not be found by 正社員.
_FORM_WORDS = {
    "regular": "正社員",
    "part_timer": "パート アルバイト",
    "fixed_dispatch": "派遣社員 有期雇用派遣",
    "permanent_dispatch": "派遣社員 無期雇用派遣",
}
_TIME_WORDS = {"full": "フルタイム", "part": "パートタイム"}


def text_of(posting: Posting) -> str:
    """The folded text. Where the level hides the employer, the text holds nothing that names them."""
    card, establishment = posting.public_card, posting.establishment
    texts = [
        card.title,
        card.description,
        card.duties_change,
        card.employment_form_name,
        card.access,
        card.licences,
        card.experience_text,
        card.other_allowances,
        card.hours_text,
        card.days_off_text,
        card.special_notes,
        card.message,
        establishment.business,
        establishment.features,
    ]
    if posting.publication_level == PublicationLevel.WITHOUT_NAME:
        texts.remove(card.access)
        texts = [masked(text, card, establishment) for text in texts]
    else:
        texts += [establishment.name, establishment.kana, card.workplace_name, card.street]
    return folding.fold("\n".join([*texts, *_ticks(posting)]))


def _ticks(posting: Posting) -> Iterator[str]:
    card = posting.public_card
    yield card.get_occupation_display()
    yield str(Industry(posting.establishment.industry).label)
    yield _FORM_WORDS.get(card.employment_form, "")
    yield _TIME_WORDS.get(card.working_time, "")
    if card.municipality:
        yield card.municipality.full_name
    if card.can_work_from_home:
        yield "在宅勤務"
    if card.two_day_weekend == TwoDayWeekend.WEEKLY:
        yield "週休二日制"
    if card.experience == Experience.NOT_ASKED:
        yield "経験不問"
    if card.education == Education.ANY:
        yield "学歴不問"


def lexemes_of(posting: Posting, folded: str) -> set[str]:
    """All lexemes of the row: those of its text, its number as a whole, and its facets."""
    card = posting.public_card
    place = card.municipality_id or ""
    takes = publication.takes_self_application(posting)
    found = folding.lexemes(folded)
    found |= {
        facets.EVERYTHING,
        folding.latin(posting.standing.number),
        facets.municipality(place),
        facets.prefecture(place[:2]),
        facets.occupation(card.occupation),
        facets.working_time(card.working_time),
        facets.employment_form(card.employment_form),
    }
    return found | {feature.code for feature in facets.features_of(card, takes_self_application=takes)}
