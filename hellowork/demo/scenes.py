"""What happens in the day: each scene is one line of the story, played through the actions."""

import datetime as dt

from applications.actions import applying, outcomes, selecting
from applications.actions.outcomes import Decision
from applications.choices import NotHiredReason, Result, Told
from applications.models import Application
from employers.actions import acceptance, calls, postings
from employers.actions.acceptance import RemarkText
from employers.choices import RefusalGround
from employers.models import CallResult, Posting
from hellowork.demo import catalogue, loading
from hellowork.demo.loading import Cast
from messaging.actions import messages
from referrals.actions import answering, proposing
from referrals.choices import DeclineReason, NoCallReason
from referrals.models import Referral
from referrals.tasks import EXPIRE
from seekers.models import Seeker
from seekers.tasks import LAPSE

MOTIVE = "これまでの経験を生かし、長く働きたいと考えて応募しました。仕事の内容に関心があります。"


def play(cast: Cast) -> None:
    """Every scene, from the oldest to today's."""
    for scene in (
        lapsed_last_night,
        applicants_of_aozora,
        results,
        consent_and_evening,
        calls_of_today,
        proposals_of_today,
        self_application,
        postings_on_hold_and_ending,
        acceptance_desk,
        registrations,
    ):
        scene(cast)


def propose(cast: Cast, who: str, title: str, why: str) -> Referral:
    return proposing.propose(
        by=cast.officer, seeker_id=cast.seekers[who].seeker_id, posting_id=cast.postings[title].pk, why=why
    )


def confirm(cast: Cast, title: str, places: int = 2) -> int:
    """A telephone confirmation; its id."""
    return calls.record_call(
        by=cast.officer,
        posting_id=cast.postings[title].pk,
        result=CallResult.ACCEPTING,
        answered_by="ご担当の方",
        places_left=places,
        note="応募可。書類はマイページから。",
    ).pk


def send(cast: Cast, who: str, title: str, why: str, **values) -> Referral:
    draft = propose(cast, who, title, why)
    return proposing.send(by=cast.officer, referral_id=draft.pk, why=why, **values)


def apply(cast: Cast, who: str, title: str, motive: str = MOTIVE) -> Application:
    return applying.apply(by=cast.seekers[who], posting_id=cast.postings[title].pk, motive=motive)


def lapsed_last_night(cast: Cast) -> None:
    """高橋さん did not answer in time; he asks to be referred once more."""
    cast.timeline.exactly(cast.timeline.now.replace(hour=11, minute=0) - dt.timedelta(days=8))
    call = confirm(cast, "配車事務")
    referral = send(
        cast, "takahashi", "配車事務", "配車の経験を8年お持ちで、すぐに力を発揮できます。", call_id=call
    )
    cast.timeline.exactly(referral.deadline_at)
    EXPIRE.work_through()
    cast.timeline.exactly(cast.timeline.now)
    answering.ask_again(by=cast.seekers["takahashi"], referral_id=referral.pk)


def applicants_of_aozora(cast: Cast) -> None:
    """青空食品 has an applicant by referral and one by self-application, and a message it has not read."""
    cast.timeline.at(6)
    call = confirm(cast, "品質管理")
    send(cast, "kato", "品質管理", "惣菜部門での7年の経験が、品質の点検に生きます。", call_id=call)
    cast.timeline.at(5, hour=20)
    application = apply(
        cast, "kato", "品質管理", "惣菜の衛生管理を担当してきました。品質を守る仕事に取り組みたいです。"
    )
    employer = cast.employers["青空食品株式会社"]
    cast.timeline.at(4)
    selecting.open_application(by=employer, application_id=application.pk)
    selecting.start_selection(by=employer, application_id=application.pk)
    messages.send_message(
        by=employer,
        application_id=application.pk,
        text="ご応募ありがとうございます。面接の日程についてご相談させてください。",
    )
    cast.timeline.at(1, hour=19)
    messages.send_message(
        by=cast.seekers["kato"],
        application_id=application.pk,
        text="ご連絡ありがとうございます。来週の火曜日の午後はいかがでしょうか。",
    )
    apply(cast, "watanabe", "一般事務", "電話応対を5年担当しました。受発注の仕事にも取り組みたいです。")


def results(cast: Cast) -> None:
    """A hire told by telephone, a prepared no, a hire that is declined, a result that staff correct."""
    cast.timeline.at(12)
    hired = apply(cast, "ito", "倉庫内の仕分け")
    declined = apply(cast, "nakamura", "店舗の販売スタッフ")
    refused = apply(cast, "yamamoto", "店番・事務（午前のみ）")
    corrected = apply(cast, "watanabe", "サポート担当")
    cast.timeline.at(3)
    start = cast.timeline.today + dt.timedelta(days=14)
    by_phone = Decision(result=Result.HIRED, told=Told.TELEPHONE, starts_on=start, differs_from_card=False)
    by_mypage = Decision(result=Result.HIRED, told=Told.MYPAGE, starts_on=start, differs_from_card=False)
    no = Decision(
        result=Result.NOT_HIRED,
        told=Told.MYPAGE,
        reason=NotHiredReason.OTHER_HIRED,
        message="このたびは、ご希望に沿えない結果となりました。ご応募いただきありがとうございました。",
    )
    for application, decision in ((hired, by_phone), (declined, by_mypage), (refused, no), (corrected, no)):
        outcomes.record_outcome(
            by=_employer(cast, application), application_id=application.pk, decision=decision
        )
    outcomes.decline_hire(by=cast.seekers["nakamura"], application_id=declined.pk)
    outcomes.correct_outcome(
        by=cast.receivers[str(cast.postings["サポート担当"].acceptance.office_id)],
        application_id=corrected.pk,
        decision=by_mypage,
        reason="事業所から、採用の入力誤りと連絡があったため",
    )


def consent_and_evening(cast: Cast) -> None:
    """A standing consent in use, and a proposal sent without a call on a weekday evening; one seeker says no."""
    title = "経理事務"
    cast.timeline.at(4)
    posting = cast.postings[title]
    until = min(posting.acceptance.refer_until, cast.timeline.today + dt.timedelta(days=20))
    calls.give_consent(by=cast.employer_of(posting), posting_id=posting.pk, until=until, most_referrals=3)
    send(
        cast,
        "takasaki",
        title,
        "経理を25年担当され、税理士とのやりとりにも慣れています。",
        no_call_reason=NoCallReason.CONSENT,
    )
    cast.timeline.at(3, hour=17, minute=30)
    referral = send(
        cast,
        "sato",
        "総務・経理",
        "事務の経験と、落ち着いた応対が合っています。",
        no_call_reason=NoCallReason.EVENING,
    )
    cast.timeline.at(2, hour=21)
    answering.decline(
        by=cast.seekers["sato"],
        referral_id=referral.pk,
        reason=DeclineReason.DISTANCE,
        note="乗り換えが多いため",
    )


def calls_of_today(cast: Cast) -> None:
    """北沢商店 takes two people; one confirmation serves both. Another employer asks to be called back."""
    cast.timeline.at(0, hour=9)
    title = "販売・配達スタッフ"
    call = confirm(cast, title, places=2)
    for who in ("kobayashi", "kato"):
        send(cast, who, title, "お住まいが近く、接客のご希望に合っています。", call_id=call)
    calls.record_call(
        by=cast.officer,
        posting_id=cast.postings["機械加工（旋盤・フライス）"].pk,
        result=CallResult.CALL_BACK,
        answered_by="受付の方",
        call_back_at=cast.timeline.now + dt.timedelta(hours=2),
    )
    propose(cast, "kobayashi", "機械加工（旋盤・フライス）", "旋盤の経験が20年あります。")
    refused = propose(cast, "sato", "保育士", "保育補助の経験があります。")
    proposing.record_refusal(by=cast.officer, referral_id=refused.pk)


def proposals_of_today(cast: Cast) -> None:
    """鈴木さん has a proposal that ends tomorrow (its posting hides its name), and a newer one."""
    cast.timeline.exactly(cast.timeline.now - dt.timedelta(days=6))
    secret = _without_name(cast)
    call = confirm(cast, secret)
    send(cast, "suzuki", secret, "受発注の経験を生かせます。通勤は30分以内です。", call_id=call)
    cast.timeline.at(0, hour=9, minute=30)
    call = confirm(cast, "一般事務")
    send(cast, "suzuki", "一般事務", "食品会社での6年の経験が、そのまま生きる仕事です。", call_id=call)
    taken_back = send(
        cast,
        "takahashi",
        "配送ドライバー",
        "運行の知識をお持ちです。",
        call_id=confirm(cast, "配送ドライバー"),
    )
    proposing.withdraw(by=cast.officer, referral_id=taken_back.pk, reason="別の求人をご案内するため")


def self_application(cast: Cast) -> None:
    """山本さん applied directly; the employer has not opened it yet."""
    cast.timeline.at(1, hour=22)
    application = apply(cast, "yamamoto", "販売・配達スタッフ", "接客の経験を、地域のお店で生かしたいです。")
    other = apply(cast, "yamamoto", "フロント係")
    cast.timeline.at(0, hour=8)
    selecting.withdraw_application(by=cast.seekers["yamamoto"], application_id=other.pk)
    selecting.open_application(by=_employer(cast, application), application_id=application.pk)


def postings_on_hold_and_ending(cast: Cast) -> None:
    """港南運輸 is on hold; one posting is filled, one cancelled, one ended, one ends in three days; one is not public."""
    cast.timeline.at(2)
    held = cast.postings["フォークリフト作業"]
    postings.hold_posting(by=cast.employer_of(held), posting_id=held.pk, reason="応募者が多いため")
    for title, transition in (("現場監督", "fill"), ("予約・経理事務", "cancel")):
        ended = cast.postings[title]
        postings.close_posting(by=cast.employer_of(ended), posting_id=ended.pk, transition=transition)
    cast.timeline.at(0, hour=9)
    soon = cast.timeline.today + dt.timedelta(days=3)
    _another(cast, "青空食品株式会社", {"title": "年末の製造スタッフ"}, refer_until=soon)
    _another(cast, "大和精機株式会社", {"title": "新製品の開発", "publication_level": 4})
    cast.timeline.at(30)
    old = _another(
        cast, "百道水産株式会社", {"title": "秋の繁忙期スタッフ"}, refer_until=cast.timeline.day(20)
    )
    cast.timeline.exactly(cast.timeline.now)
    acceptance.expire_postings(list(Posting.objects.filter(pk=old.pk).select_for_update(of=("self",))))


def acceptance_desk(cast: Cast) -> None:
    """What waits for acceptance, what was returned, asked to visit, refused, withdrawn, or is still being written."""
    midori, yamato = _company("ミドリカイゴ"), _company("ヤマトセイキ")
    carer, day_care = midori.offers
    employer = cast.employers[midori.name]
    low = loading.card_of(midori, carer) | {"base_min": 1_190, "base_max": 1_190}
    cast.timeline.at(1, hour=14)
    returned = loading.handed_in(cast, employer, low)
    officer = cast.officer
    acceptance.send_back_posting(
        by=officer,
        posting_id=returned.pk,
        remarks=[
            RemarkText("base_min", "東京都の最低賃金を下回っています。1,226円以上にしてください。"),
            RemarkText("description", "1日の訪問件数と、移動の方法をお書きください。"),
        ],
    )
    visit = loading.handed_in(cast, employer, loading.card_of(midori, day_care))
    acceptance.ask_visit(by=officer, posting_id=visit.pk)
    young = loading.card_of(yamato, yamato.offers[2]) | {"title": "若手の検査員", "employed_until_age": 65}
    young_posting = loading.handed_in(cast, cast.employers[yamato.name], young)
    acceptance.send_back_posting(
        by=officer,
        posting_id=young_posting.pk,
        remarks=[RemarkText("age_until", "35歳以下とする場合は、経験を問わないことが条件です（3号のイ）。")],
    )
    _waiting(cast)


def _waiting(cast: Cast) -> None:
    """Three for 佐藤 to accept, one refused, one withdrawn, one draft, one whose visit never came."""
    aozora = _company("アオゾラショクヒン")
    employer = cast.employers[aozora.name]
    for hour, title in ((9, "夜間の製造スタッフ"), (10, "商品企画"), (11, "衛生管理の責任者")):
        cast.timeline.at(0, hour=hour)
        loading.handed_in(cast, employer, loading.card_of(aozora, aozora.offers[0]) | {"title": title})
    cast.timeline.at(2)
    refused = loading.handed_in(
        cast, employer, loading.card_of(aozora, aozora.offers[0]) | {"title": "会員の勧誘"}
    )
    acceptance.refuse_posting(
        by=cast.officer,
        posting_id=refused.pk,
        ground=RefusalGround.NOT_DISCLOSED,
        explanation="仕事の内容が確認できませんでした。",
    )
    withdrawn = loading.handed_in(
        cast, employer, loading.card_of(aozora, aozora.offers[1]) | {"title": "短期の製造"}
    )
    postings.withdraw_posting(by=employer, posting_id=withdrawn.pk)
    draft = postings.create_posting(by=employer)
    postings.save_card(
        by=employer, posting_id=draft.pk, values={"title": "新店舗の店長", "working_time": "full"}
    )
    cast.timeline.at(30)
    missed = loading.handed_in(
        cast, employer, loading.card_of(aozora, aozora.offers[2]) | {"title": "早朝の配送"}
    )
    acceptance.ask_visit(by=cast.officer, posting_id=missed.pk)
    cast.timeline.exactly(cast.timeline.now)
    acceptance.lapse_visits(list(Posting.objects.filter(pk=missed.pk).select_for_update(of=("self",))))


def registrations(cast: Cast) -> None:
    """One registration ends in seven days, another has lapsed and stays readable."""
    today = cast.timeline.today
    Seeker.objects.filter(pk=cast.seekers["sato"].seeker_id).update(valid_until=today + dt.timedelta(days=7))
    Seeker.objects.filter(pk=cast.seekers["takasaki"].seeker_id).update(
        registered_on=today - dt.timedelta(days=90), valid_until=today - dt.timedelta(days=1)
    )
    LAPSE.work_through()


def _without_name(cast: Cast) -> str:
    """A level 3 posting, referable all the same: the referred seeker sees the full card."""
    posting = _another(cast, "大和精機株式会社", {"title": "受発注の事務", "publication_level": 3})
    return posting.card.title


def _another(cast: Cast, name: str, values: dict, **accepting) -> Posting:
    """One more accepted posting of a company, after its first offer."""
    company = next(company for company in catalogue.COMPANIES if company.name == name)
    employer = cast.employers[name]
    posting = loading.handed_in(cast, employer, loading.card_of(company, company.offers[0]) | values)
    accepted = loading.accept(cast, posting, **accepting)
    cast.postings[accepted.card.title] = accepted
    return accepted


def _company(kana: str) -> catalogue.Company:
    return next(company for company in catalogue.COMPANIES if company.kana == kana)


def _employer(cast: Cast, application: Application):
    return cast.employer_of(Posting.objects.select_related("establishment").get(pk=application.posting_id))
