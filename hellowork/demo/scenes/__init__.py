"""What happens in the day: each scene is one line of the story, played through the actions."""

from hellowork.demo.loading import Cast
from hellowork.demo.scenes import (
    acceptance,
    applicants,
    proposals,
    registrations,
    searches,
    shelf,
    synonyms,
)

_SCENES = (
    proposals.lapsed_last_night,
    applicants.of_aozora,
    applicants.results,
    proposals.consent_and_evening,
    proposals.last_saturday,
    proposals.at_the_window,
    proposals.waiting_in_mypage,
    proposals.calls_of_today,
    applicants.self_applications,
    acceptance.on_hold_and_ending,
    acceptance.at_the_desk,
    acceptance.reports_of_cards,
    shelf.of_suzuki,
    registrations.near_their_end,
    registrations.a_mail_that_came_back,
    searches.saved_searches,
    synonyms.words_of_the_search,
)


def play(cast: Cast) -> None:
    """Every scene, from the oldest to today's."""
    for scene in _SCENES:
        scene(cast)
