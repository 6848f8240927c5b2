"""Proposals and the window: what 佐藤 of 青葉台 does with postings for people."""

import datetime as dt

from applications.actions.interviews import Appointment
from applications.actions.window import refer_at_window
from applications.choices import Agreed
from employers.actions import calls
from employers.models import CallResult
from hellowork.accounts.actor import known
from hellowork.calendar import days
from hellowork.clock import TOKYO
from hellowork.demo.loading import Cast
from hellowork.demo.scenes.acts import another, confirm, propose, select, send
from referrals.actions import answering, proposing
from referrals.choices import DeclineReason, NoCallReason
from referrals.tasks import EXPIRE


def lapsed_last_night(cast: Cast) -> None:
    """Scene 7: 高橋さん did not answer in time; he asks to be referred once more, which waits in the queue."""
    cast.timeline.exactly(cast.timeline.now.replace(hour=11, minute=0) - dt.timedelta(days=8))
    referral = send(cast, "takahashi", "配車事務", "配車の経験を8年お持ちで、すぐに力を発揮できます。")
    cast.timeline.exactly(known(referral.deadline_at))
    EXPIRE.work_through()
    cast.timeline.exactly(cast.timeline.now)
    answering.ask_again(by=cast.seekers["takahashi"], referral_id=referral.pk)


def consent_and_evening(cast: Cast) -> None:
    """Scene 12: a standing consent in use, and a proposal sent at 17:30 without a call; the seeker says no."""
    title = "経理事務"
    cast.timeline.at(4)
    posting = cast.postings[title]
    until = min(posting.standing.refer_until, cast.timeline.today + dt.timedelta(days=20))
    calls.give_consent(by=cast.employer_of(posting), posting_id=posting.pk, until=until, most_referrals=3)
    why = "経理を25年担当され、税理士とのやりとりにも慣れています。"
    send(cast, "takasaki", title, why, no_call_reason=NoCallReason.CONSENT)
    cast.timeline.at(3, hour=17, minute=30)
    why = "事務の経験と、落ち着いた応対が合っています。"
    referral = send(cast, "sato", "総務・経理", why, no_call_reason=NoCallReason.EVENING)
    cast.timeline.at(2, hour=21)
    answering.decline(
        by=cast.seekers["sato"],
        referral_id=referral.pk,
        reason=DeclineReason.DISTANCE,
        note="乗り換えが多いため",
    )


def last_saturday(cast: Cast) -> None:
    """Scene 1: sent on a Saturday without a call; it comes back for the confirmation."""
    cast.timeline.last_saturday()
    why = "測定器の扱いに慣れておられ、細かい作業がお得意です。"
    reason = NoCallReason.SATURDAY
    send(cast, "kobayashi", "製品検査", why, no_call_reason=reason, days_given=14)


def at_the_window(cast: Cast) -> None:
    """Scene 5: 田中さん, on paper only, is referred at the window to a posting of 港南; and 小川さん to 青空食品."""
    cast.timeline.at(1, hour=15)
    title = "設備の保守点検"
    another(cast, "ヤマトセイキ", title)
    draft = propose(cast, "tanaka", title, "設備点検の経験が30年あり、資格もお持ちです。")
    day_after = days.open_day_on_or_after(cast.timeline.today + dt.timedelta(days=3))
    refer_at_window(
        by=cast.officer,
        referral_id=draft.pk,
        call_id=confirm(cast, title, places=1),
        interview=Appointment(
            at=dt.datetime.combine(day_after, dt.time(10, 0), tzinfo=TOKYO),
            place="東京都港区港南9丁目97番3号 大和精機株式会社 本社1階",
            belongings="紹介状、履歴書、筆記用具",
            agreed_by=Agreed.TELEPHONE,
        ),
    )
    draft = propose(cast, "ogawa", "配送ドライバー", "ルート配送の経験が6年あります。")
    application = refer_at_window(
        by=cast.officer, referral_id=draft.pk, call_id=confirm(cast, "配送ドライバー")
    )
    select(cast, application)


def waiting_in_mypage(cast: Cast) -> None:
    """Scene 6: 鈴木さん has a proposal that ends tomorrow and hides its name in public; another came today."""
    cast.timeline.exactly(cast.timeline.now - dt.timedelta(days=6))
    secret = "受発注の事務"  # noqa: S105 - a title; level 3, referable all the same
    another(cast, "ヤマトセイキ", secret)
    send(cast, "suzuki", secret, "受発注の経験を生かせます。通勤は30分以内です。")
    send(cast, "mori", "店舗の販売スタッフ", "小売店で接客と発注を12年担当されました。")
    cast.timeline.at(0, hour=9, minute=30)
    send(cast, "suzuki", "一般事務", "食品会社での6年の経験が、そのまま生きる仕事です。")
    taken_back = send(cast, "takahashi", "弁当の製造スタッフ", "早い時間の勤務をご希望です。")
    proposing.withdraw(by=cast.officer, referral_id=taken_back.pk, reason="別の求人をご案内するため")


def calls_of_today(cast: Cast) -> None:
    """Scenes 1 and 4: 北沢商店 takes two people, one confirmation serves both and the third is stopped; four calls wait."""
    cast.timeline.at(0, hour=9)
    title, why = "販売・配達スタッフ", "お住まいが近く、接客のご希望に合っています。"
    call = confirm(cast, title, places=2)
    for who in ("kobayashi", "kato"):
        send(cast, who, title, why, call_id=call)
    propose(cast, "mori", title, why)  # The two places are taken: 佐藤 has to call again.
    calls.record_call(
        by=cast.officer,
        posting_id=cast.postings["機械加工（旋盤・フライス）"].pk,
        result=CallResult.CALL_BACK,
        answered_by="受付の方",
        note="2時間後に折り返しのお電話をいただく。",
    )
    propose(cast, "kobayashi", "機械加工（旋盤・フライス）", "旋盤の経験が20年あります。")
    propose(cast, "ogawa", "中型トラック運転手", "配送の経験が6年あり、中型免許をお持ちです。")
    propose(cast, "kato", "調理員", "惣菜を毎日300食分つくっておられました。")
    refused = propose(cast, "sato", "保育士", "保育補助の経験があります。")
    proposing.record_refusal(by=cast.officer, referral_id=refused.pk)
