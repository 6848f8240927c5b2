"""What this floor tells people, and in which words (`words.md` of the design)."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from applications.actions.applying import RECEIVED
from applications.actions.interviews import ARRANGED, CANCELLED
from applications.choices import LIVE_STATES
from applications.lifecycle import APPLICATION
from applications.models import Application, Interview
from applications.presentation import promise_to_keep
from applications.reminding import PROMISE_PASSED
from hellowork import clock
from hellowork.notices.registry import Notice, Topic, declare, to_employer, to_seeker
from hellowork.text.dates import date_text, datetime_text


def _about():
    return Application.objects.select_related(
        "posting__acceptance", "posting__establishment", "card", "letter"
    )


def _context(application: Application) -> dict:
    return {
        "id": application.pk,
        "number": application.posting.standing.number,
        "title": application.card.title,
        "establishment": application.posting.establishment.name,
        "name": application.name,
        "method": application.get_method_display(),
    }


def _received(application: Application) -> dict:
    """Who refers stands beside the method (SV3)."""
    letter = application.letter
    issuer = _("、紹介：%(office)s") % {"office": letter.issuer} if letter else ""
    return _context(application) | {"issuer": issuer}


def _late(application: Application) -> dict | None:
    """Nothing to tell any more once the result is in or the interview was moved."""
    promise = promise_to_keep(application, clock.now())
    if promise is None or not promise.is_over:
        return None
    return _context(application) | {"day": date_text(promise.day)}


def _about_interview():
    return Interview.objects.select_related(
        "application__posting__acceptance", "application__posting__establishment", "application__card"
    )


def _arranged(interview: Interview) -> dict | None:
    """Nothing to tell any more once another date stands or none."""
    application = interview.application
    stands = interview.cancelled_at is None and application.interview_at == interview.at
    return _interview(interview) if stands else None


def _cancelled(interview: Interview) -> dict | None:
    return _interview(interview) if interview.application.interview_at is None else None


def _interview(interview: Interview) -> dict | None:
    application = interview.application
    if application.state not in LIVE_STATES:
        return None
    return _context(application) | {"at": datetime_text(interview.at)}


def _employer(event: str, title, line, mail_line) -> Notice:
    return to_employer(
        event,
        title=title,
        line=line,
        mail_line=mail_line,
        link="/employer/applicants/{id}/",
        about=_about,
        context=_context,
    )


def _result(event: str, title, line, mail_line) -> Notice:
    return replace(_employer(event, title, line, mail_line), topic=Topic.RESULT)


def _seeker(transition: str, title, line) -> Notice:
    return to_seeker(
        APPLICATION.event(transition),
        title=title,
        line=line,
        link="/me/applications/{id}/",
        about=_about,
        context=_context,
        topic=Topic.RESULT,
    )


def _of_interview(event: str, title, line, context) -> tuple[Notice, Notice]:
    """For the applicant always; for the employer what somebody else wrote down."""
    mail_line = _("面接の予定について、ハローワークからお知らせがあります。")
    about = {"about": _about_interview, "context": context, "topic": Topic.INTERVIEW}
    return (
        replace(_employer(event, title, line, mail_line), **about),
        to_seeker(event, title=title, line=line, link="/me/applications/{id}/", **about),
    )


_HIRED = _(
    "{establishment}から採用の連絡が届きました。初出勤日や条件は、労働条件通知書で必ずご確認ください。"
)
_NOT_HIRED = _("{establishment}（{title}）の選考結果が届きました。")


def _of_results() -> list[Notice]:
    """What became of the selection, for the applicant."""
    return [
        _seeker("hire", _("採用の連絡が届いたとき"), _HIRED),
        _seeker("reject", _("選考結果が届いたとき"), _NOT_HIRED),
        _seeker("correct_to_hired", _("選考結果が訂正されたとき（採用）"), _HIRED),
        _seeker("correct_to_not_hired", _("選考結果が訂正されたとき（不採用）"), _NOT_HIRED),
        _seeker(
            "withdraw",
            _("応募の辞退が記録されたとき"),
            _(
                "{establishment}（{title}）への応募の辞退が記録されました。"
                "お心当たりがない場合は、担当のハローワークへご連絡ください。"
            ),
        ),
        _seeker(
            "decline_hire",
            _("採用の辞退が記録されたとき"),
            _(
                "{establishment}（{title}）の採用の辞退が記録されました。"
                "お心当たりがない場合は、担当のハローワークへご連絡ください。"
            ),
        ),
        _seeker(
            "cancel_hire",
            _("採用の取消の連絡が届いたとき"),
            _("{establishment}から、採用の取消の連絡が届きました。担当のハローワークにご相談ください。"),
        ),
    ]


def _of_corrections() -> list[Notice]:
    """The employer, whose record staff have corrected."""
    line = _("{name}さんの選考結果を、ハローワークで訂正しました。内容をご確認ください。")
    mail_line = _("登録された選考結果を、ハローワークで訂正しました。")
    return [
        _result(APPLICATION.event(each), _("選考結果が訂正されたとき"), line, mail_line)
        for each in ("correct_to_hired", "correct_to_not_hired")
    ]


def _of_promise() -> Notice:
    """The employer, whose promised day is over."""
    notice = _employer(
        PROMISE_PASSED,
        _("結果のお知らせの予定日を過ぎたとき"),
        _(
            "{name}さんの結果のお知らせの予定日（{day}）を過ぎています。結果が決まりましたら、登録してください。"
        ),
        _("結果のお知らせの予定日（{day}）を過ぎた応募があります。"),
    )
    return replace(notice, context=_late, topic=Topic.RESULT)


def register() -> None:
    """Called once when the app is ready."""
    declare(
        *_of_interview(
            ARRANGED,
            _("面接の予定が決まったとき"),
            _("面接の予定：{at}（{establishment}、{title}）"),
            _arranged,
        ),
        *_of_interview(
            CANCELLED,
            _("面接の予定が取りやめになったとき"),
            _("{at}の面接は取りやめになりました（{establishment}、{title}）。"),
            _cancelled,
        ),
        replace(
            _employer(
                RECEIVED,
                _("応募があったとき"),
                _("{name}さんから、求人「{title}」（{number}）に応募がありました（{method}{issuer}）。"),
                _("応募がありました（{method}）。"),
            ),
            context=_received,
        ),
        _employer(
            APPLICATION.event("withdraw"),
            _("応募の辞退があったとき"),
            _("{name}さんが応募を辞退されました。"),
            _("応募の辞退がありました。"),
        ),
        _result(
            APPLICATION.event("decline_hire"),
            _("採用の辞退があったとき"),
            _("{name}さんが採用を辞退されました。"),
            _("採用の辞退がありました。"),
        ),
        *_of_results(),
        *_of_corrections(),
        _of_promise(),
    )
