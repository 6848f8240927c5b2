"""Examples from the factories of the floors."""

from applications.actions import applying
from employers.actions import acceptance, members
from employers.models import JobCard, Posting
from hellowork.accounts.actor import Actor, EstablishmentRole
from hellowork.accounts.models import User
from messaging.actions import messages
from seekers.actions import reports
from seekers.actions.saved_searches import save_search
from tests.employers import factories as employers
from tests.notices.examples import Example, example
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

MOTIVE = "むかしから憧れていました。"
WRONG, FOUND = "時給が違いました。", "賃金台帳を見せてもらった。"
MESSAGE = "面接の日を変えていただけますか。"


def _of_seeker(*people: Actor) -> frozenset[str]:
    """What the factories write about a seeker: no mail names one, not even to the seeker."""
    profile = seekers.profile()
    addresses = User.objects.filter(pk__in=[person.user_id for person in people]).values_list(
        "email", flat=True
    )
    return frozenset(
        {
            profile["name"],
            profile["kana"],
            profile["telephone"],
            "090-1234-5678",
            profile["career"],
            *addresses,
        }
    )


@example("posting.")
def a_posting() -> Example:
    employer = employers.member()
    return Example(
        employers.open_posting(employer).pk, _of_establishment(employer), employer.establishment_id
    )


@example("posting.ask_visit")
def a_posting_that_waits_for_a_visit() -> Example:
    employer = employers.member()
    posting = employers.submitted_posting(employer)
    acceptance.ask_visit(by=employers.staff(), posting_id=posting.pk)
    return Example(posting.pk, _of_establishment(employer), employer.establishment_id)


@example("member.")
def a_new_colleague() -> Example:
    employer = employers.member()
    code = members.invite_member(
        by=employer, establishment_id=employer.establishment_id, role=EstablishmentRole.VIEWER
    )
    person = seekers.online_seeker()
    member = members.join_establishment(by=person, code=code, name="木村 葵", kana="キムラ アオイ")
    secrets = _of_establishment(employer) | _of_seeker(person) | {"木村", "キムラ"}
    return Example(member.pk, secrets, employer.establishment_id)


@example("posting.low_wage")
def a_posting_below_a_newer_minimum_wage() -> Example:
    """With a card that was never accepted: an accepted one cannot be made to pay less."""
    posting = a_posting()
    card = JobCard.objects.get(posting=posting.object_id)
    card.pk, card.accepted_at, card.base_min = None, None, 100_000
    card.save()
    Posting.objects.filter(pk=posting.object_id).update(card=card)
    return posting


def _of_establishment(employer: Actor) -> frozenset[str]:
    """A mail to an employer names 求人番号 and 職種 only."""
    return frozenset({"青空食品", "アオゾラ", "田村", "タムラ", "03-1234-5678", "+81312345678"}) | _of_seeker(
        employer
    )


@example("referral.")
def a_proposal() -> Example:
    proposal = referrals.sent()
    secrets = _of_seeker(proposal.seeker) | _of_establishment(proposal.employer)
    return Example(proposal.referral.pk, secrets, proposal.employer.establishment_id)


@example("application.")
def an_application() -> Example:
    employer, seeker = employers.member(), seekers.online_seeker()
    posting = employers.open_posting(employer, wants_self_application=True)
    application = applying.apply(by=seeker, posting_id=posting.pk, motive=MOTIVE)
    secrets = _of_seeker(seeker) | _of_establishment(employer) | {MOTIVE}
    return Example(application.pk, secrets, employer.establishment_id)


@example("message.")
def a_message() -> Example:
    proposal = referrals.sent()
    application = applying.apply(
        by=proposal.seeker, posting_id=proposal.posting.pk, motive=MOTIVE, referral_id=proposal.referral.pk
    )
    message = messages.send_message(by=proposal.seeker, application_id=application.pk, text=MESSAGE)
    secrets = _of_seeker(proposal.seeker) | _of_establishment(proposal.employer) | {MOTIVE, MESSAGE}
    return Example(message.pk, secrets, proposal.employer.establishment_id)


@example("seeker.")
def a_registration() -> Example:
    seeker = seekers.online_seeker()
    return Example(seeker.seeker_id, _of_seeker(seeker))


@example("saved_search.")
def new_postings() -> Example:
    """About a day, not about a search: what somebody looks for stands in no mail."""
    seeker = seekers.online_seeker()
    save_search(by=seeker, query="q=紙飛行機", name="紙の仕事")
    return Example("2026-11-11", _of_seeker(seeker) | {"紙飛行機", "紙の仕事"})


@example("card_report.")
def a_report_that_was_handled() -> Example:
    posting, seeker = employers.open_posting(), seekers.online_seeker()
    report = reports.report_card(by=seeker, posting_id=posting.pk, differences=["wages"], text=WRONG)
    reports.handle_report(by=employers.staff(), report_id=report.pk, note=FOUND)
    secrets = _of_seeker(seeker) | _of_establishment(employers.member(posting.establishment))
    return Example(report.pk, secrets | {WRONG, FOUND, posting.standing.number})


@example("registration.")
def a_registration_that_ended() -> Example:
    seeker = seekers.online_seeker()
    return Example(seeker.seeker_id, _of_seeker(seeker))
