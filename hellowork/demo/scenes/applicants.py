"""Applications: 青空食品's list, results of every kind, and those who applied directly."""

import datetime as dt

from applications.actions import outcomes, selecting
from applications.actions.interviews import Appointment, arrange_interview
from applications.actions.outcomes import Decision
from applications.actions.slot_offers import Slots, offer_slots
from applications.choices import Agreed, NotHiredReason, Result, Told
from applications.tasks import REMIND_OF_PROMISE
from hellowork.calendar import days
from hellowork.clock import TOKYO
from hellowork.demo.loading import Cast
from hellowork.demo.scenes.acts import apply, employer_of, hire, hired, receiver_of, select, send
from messaging.actions import messages

_THANKS = "このたびは、ご希望に沿えない結果となりました。ご応募いただきありがとうございました。"


def of_aozora(cast: Cast) -> None:
    """Scene 9: an unread thread, an interview today agreed by telephone, a promised day of a result that is over, a new
    applicant, and dates to choose from that wait for an answer.
    """
    _promise_passed(cast)
    cast.timeline.at(6)
    send(cast, "kato", "品質管理", "惣菜部門での7年の経験が、品質の点検に生きます。")
    cast.timeline.at(5, hour=20)
    motive = "惣菜の衛生管理を担当してきました。品質を守る仕事に取り組みたいです。"
    application = apply(cast, "kato", "品質管理", motive)
    cast.timeline.after(4)
    employer = select(cast, application)
    text = "ご応募ありがとうございます。面接の日程についてご相談させてください。"
    messages.send_message(by=employer, application_id=application.pk, text=text)
    cast.timeline.after(1, hour=16)
    REMIND_OF_PROMISE.work_through()
    arrange_interview(
        by=employer,
        application_id=application.pk,
        appointment=Appointment(
            at=_this_afternoon(cast),
            place="青空食品株式会社 本社2階",
            belongings="筆記用具",
            agreed_by=Agreed.TELEPHONE,
        ),
    )
    cast.timeline.after(1, hour=19)
    text = "ご連絡ありがとうございます。面接の場所は、本社の2階でよろしいでしょうか。"
    messages.send_message(by=cast.seekers["kato"], application_id=application.pk, text=text)
    apply(cast, "watanabe", "一般事務", "電話応対を5年担当しました。受発注の仕事にも取り組みたいです。")
    _dates_to_choose_from(cast)


def _promise_passed(cast: Cast) -> None:
    """Interviewed two weeks ago, and the day by which the card promises a result is over."""
    cast.timeline.at(17)
    late = apply(cast, "matsumoto", "品質管理", "電話応対の経験を、品質の仕事に生かしたいです。")
    cast.timeline.at(16)
    arrange_interview(
        by=select(cast, late),
        application_id=late.pk,
        appointment=Appointment(
            at=dt.datetime.combine(cast.timeline.day(14), dt.time(14), tzinfo=TOKYO),
            place="青空食品株式会社 本社2階",
        ),
    )


def _this_afternoon(cast: Cast) -> dt.datetime:
    """Of today, or the next open day; as long as offices are open, still ahead of whoever loads the day."""
    day = days.open_day_on_or_after(cast.timeline.today)
    hour = min(max(cast.timeline.now.hour + 2, 15), 18)
    return dt.datetime.combine(day, dt.time(hour), tzinfo=TOKYO)


def _dates_to_choose_from(cast: Cast) -> None:
    """Offered to 山本さん once and, with a day more, once again."""
    cast.timeline.at(3, hour=20)
    application = apply(cast, "yamamoto", "一般事務", "仕入れの経験を、受発注の事務に生かしたいです。")
    cast.timeline.after(2)
    employer = select(cast, application)
    dates = [
        dt.datetime.combine(days.open_days_after(cast.timeline.today, count), dt.time(hour), tzinfo=TOKYO)
        for count, hour in ((4, 10), (5, 14), (6, 16))
    ]
    for hour, some in ((10, dates[:2]), (11, dates)):
        cast.timeline.after(1, hour=hour)
        slots = Slots(dates=tuple(some), place="青空食品株式会社 本社2階", belongings="筆記用具")
        offer_slots(by=employer, application_id=application.pk, slots=slots)


def results(cast: Cast) -> None:
    """Scene 10: told by telephone, a prepared no, a hire declined, one cancelled, one corrected, two of two hired."""
    cast.timeline.at(12)
    by_phone = apply(cast, "ito", "倉庫内の仕分け")
    declined = apply(cast, "nakamura", "店舗の販売スタッフ")
    refused = apply(cast, "yamamoto", "店番・事務（午前のみ）")
    corrected = apply(cast, "watanabe", "サポート担当")
    both = [apply(cast, who, "大工（見習い可）") for who in ("hasegawa", "ishii")]
    cancelled = apply(cast, "inoue", "朝食の調理補助")
    cast.timeline.at(3)
    hire(cast, by_phone, Told.TELEPHONE)
    hire(cast, declined)
    no = Decision(
        result=Result.NOT_HIRED, told=Told.MYPAGE, reason=NotHiredReason.OTHER_HIRED, message=_THANKS
    )
    for application in (refused, corrected):
        outcomes.record_outcome(by=employer_of(cast, application), application_id=application.pk, decision=no)
    for application in (*both, cancelled):
        hire(cast, application)
    outcomes.decline_hire(by=cast.seekers["nakamura"], application_id=declined.pk)
    cast.timeline.at(2)
    outcomes.cancel_hire(
        by=employer_of(cast, cancelled),
        application_id=cancelled.pk,
        reason="朝食会場の改装が延び、勤務を始められる時期が決まらないため",
    )
    outcomes.correct_outcome(
        by=receiver_of(cast, corrected),
        application_id=corrected.pk,
        decision=hired(cast),
        reason="事業所から、採用の入力誤りと連絡があったため",
    )
    # The offices have read them all, but for the hire that was cancelled: it waits in today's work.
    for application in (by_phone, declined, refused, corrected, *both):
        selecting.open_application(by=receiver_of(cast, application), application_id=application.pk)


def self_applications(cast: Cast) -> None:
    """Scene 8: 山本さん applied directly; the employer has opened it, another application was withdrawn."""
    cast.timeline.at(1, hour=22)
    application = apply(cast, "yamamoto", "販売・配達スタッフ", "接客の経験を、地域のお店で生かしたいです。")
    other = apply(cast, "yamamoto", "フロント係")
    cast.timeline.after(0, hour=8)
    selecting.withdraw_application(by=cast.seekers["yamamoto"], application_id=other.pk)
    selecting.open_application(by=employer_of(cast, application), application_id=application.pk)
