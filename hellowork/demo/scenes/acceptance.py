"""Postings: what waits at the desk for acceptance, and what is on hold or has ended."""

import datetime as dt
from typing import Any

from employers.actions import acceptance, postings
from employers.actions.acceptance import RemarkText
from employers.choices import RefusalGround
from employers.models import Posting
from employers.tasks import REMIND_OF_WAGE
from hellowork.calendar import days
from hellowork.demo import catalogue, loading, wages
from hellowork.demo.loading import Cast
from hellowork.demo.scenes.acts import another
from hellowork.offices.models import Municipality
from seekers.actions import reports
from seekers.choices import CardDifference

_AOZORA, _MIDORI, _YAMATO = "アオゾラショクヒン", "ミドリカイゴ", "ヤマトセイキ"
_VISIT_DAYS = 14


def on_hold_and_ending(cast: Cast) -> None:
    """Scene 11: on hold twice; filled, cancelled, ended; ending soon; below a wage to come; hidden."""
    cast.timeline.at(2)
    busy, wrong = cast.postings["フォークリフト作業"], cast.postings["派遣先での営業事務"]
    postings.hold_posting(by=cast.employer_of(busy), posting_id=busy.pk, reason="応募者が多いため")
    officer = cast.receivers[str(wrong.standing.office_id)]
    reason = "求人票と実際の条件が違うとの申出があり、事実を確認しているため"
    postings.hold_posting(by=officer, posting_id=wrong.pk, reason=reason)
    for title, transition in (("現場監督", "fill"), ("予約・経理事務", "cancel")):
        ended = cast.postings[title]
        postings.close_posting(by=cast.employer_of(ended), posting_id=ended.pk, transition=transition)
    cast.timeline.at(0, hour=9)
    soon = cast.timeline.today + dt.timedelta(days=3)
    another(cast, _AOZORA, "年末の製造スタッフ", refer_until=soon)
    _below_next_month(cast)
    another(cast, _YAMATO, "新製品の開発")
    cast.timeline.at(30)
    old = another(cast, "モモチスイサン", "秋の繁忙期スタッフ", refer_until=cast.timeline.day(20))
    cast.timeline.exactly(cast.timeline.now)
    acceptance.expire_postings(list(Posting.objects.filter(pk=old.pk).select_for_update(of=("self",))))


def reports_of_cards(cast: Cast) -> None:
    """Scene 11: the report behind the hold was dealt with; another one waits for 佐藤."""
    cast.timeline.at(3, hour=10)
    wrong, doubted = cast.postings["派遣先での営業事務"], cast.postings["配送ドライバー"]
    told = reports.report_card(
        by=cast.seekers["kato"],
        posting_id=wrong.pk,
        differences=[CardDifference.WAGES, CardDifference.HOURS],
        text="面接で、時給は1,500円、残業は月20時間と説明を受けました。",
    )
    cast.timeline.at(2, hour=11)
    reports.handle_report(
        by=cast.receivers[str(wrong.standing.office_id)],
        report_id=told.pk,
        note="事業所に確認中。回答があるまで紹介を保留にしました。",
    )
    cast.timeline.at(1, hour=16)
    reports.report_card(
        by=cast.seekers["yamamoto"],
        posting_id=doubted.pk,
        differences=[CardDifference.HOURS],
        text="電話で聞いたところ、始業は6時とのことでした。",
    )


def _below_next_month(cast: Cast) -> None:
    """Lawful when it was accepted; then a higher minimum wage was published, which begins next month."""
    before = wages.published()
    pay = before.yen + wages.RISE_YEN // 3
    kofu = {"municipality": Municipality.objects.get(code=wages.CITY), "postal_code": "4008585"}
    here = kofu | {"street": "丸の内9丁目99番1号", "base_min": pay, "base_max": pay}
    another(cast, _AOZORA, "配送センターの仕分け", here)
    wages.publish(before, cast.timeline.today)
    REMIND_OF_WAGE.work_through()


def at_the_desk(cast: Cast) -> None:
    """Scenes 1 to 3: returned, asked to visit, waiting, refused, withdrawn, still being written, visit missed."""
    cast.timeline.at(1, hour=14)
    returned = _hand_in(cast, _MIDORI, "訪問介護員", base_min=1_190, base_max=1_190)
    remarks = [
        RemarkText("base_min", "東京都の最低賃金を下回っています。1,226円以上にしてください。"),
        RemarkText("description", "1日の訪問件数と、移動の方法をお書きください。"),
    ]
    acceptance.send_back_posting(by=cast.officer, posting_id=returned.pk, remarks=remarks)
    young = _hand_in(cast, _YAMATO, "若手の検査員")
    why = "35歳以下とする場合は、経験を問わないことが条件です（3号のイ）。仕事内容の「経験3年以上」をご確認ください。"
    yamato = cast.places[catalogue.company(_YAMATO).name]
    receiver = cast.receivers[str(yamato.office_id)]
    acceptance.send_back_posting(by=receiver, posting_id=young.pk, remarks=[RemarkText("age_until", why)])
    _before_a_holiday(cast)
    visit = _hand_in(cast, _MIDORI, "デイサービスの介護職")
    acceptance.ask_visit(by=cast.officer, posting_id=visit.pk)
    _waiting(cast)


def _before_a_holiday(cast: Cast) -> None:
    """Move to a day of the last two weeks whose fourteenth day from then is a holiday: the visit is due before it."""
    for ago in range(1, _VISIT_DAYS):
        asked = cast.timeline.day(ago)
        if not days.is_open_day(asked + dt.timedelta(days=_VISIT_DAYS)):
            cast.timeline.at(ago, hour=14)
            return
    cast.timeline.at(1, hour=14)


def _waiting(cast: Cast) -> None:
    """Three for 佐藤 to accept, one refused, one withdrawn, one draft, one whose visit never came."""
    employer = cast.employers[catalogue.company(_AOZORA).name]
    for hour, title in ((9, "夜間の製造スタッフ"), (10, "商品企画"), (11, "衛生管理の責任者")):
        cast.timeline.at(0, hour=hour)
        _hand_in(cast, _AOZORA, title)
    cast.timeline.at(2)
    refused = _hand_in(cast, _AOZORA, "会員の勧誘")
    acceptance.refuse_posting(
        by=cast.officer,
        posting_id=refused.pk,
        ground=RefusalGround.NOT_DISCLOSED,
        explanation="仕事の内容が確認できませんでした。",
    )
    withdrawn = _hand_in(cast, _AOZORA, "短期の製造")
    postings.withdraw_posting(by=employer, posting_id=withdrawn.pk)
    draft = postings.create_posting(by=employer)
    written = {"title": "新店舗の店長", "working_time": "full"}
    postings.save_card(by=employer, posting_id=draft.pk, values=written)
    cast.timeline.at(30)
    missed = _hand_in(cast, _AOZORA, "早朝の配送")
    acceptance.ask_visit(by=cast.officer, posting_id=missed.pk)
    cast.timeline.exactly(cast.timeline.now)
    acceptance.lapse_visits(list(Posting.objects.filter(pk=missed.pk).select_for_update(of=("self",))))


def _hand_in(cast: Cast, kana: str, title: str, **values: Any) -> Posting:
    company = catalogue.company(kana)
    return loading.handed_in(cast, company, loading.card_of(cast, company, company.offer(title)) | values)
