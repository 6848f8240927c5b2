"""Applications: applying, the seeker's own, 応募者管理, and on the desk."""

from tests.matrix.actors import CONSULTANTS, EMPLOYERS, SEEKERS, STAFF, SUPERVISORS, WRITING_EMPLOYERS
from tests.matrix.rows.desk import desk
from tests.matrix.table import Row, allow

_CORRECTING = dict.fromkeys(("correct", "cancel_hire"), SUPERVISORS)
_COUNSELLING = dict.fromkeys(
    ("interview", "cancel_interview", "record", "decline_hire", "withdraw"), CONSULTANTS
)

ROWS = [
    Row(
        # A registration that is over is told on a page of its own.
        "applications:apply_directly",
        objects="taking self-applications",
        get=allow(SEEKERS, answer="200 409"),
        post=allow(SEEKERS, answer="303 409 422"),
    ),
    Row("applications:apply_to_proposal", objects="referral", get=allow(SEEKERS), post=allow(SEEKERS)),
    Row(
        "applications:keep_directly",
        objects="taking self-applications",
        post=allow(SEEKERS, answer="204 409", data={"motive": "応募し"}),
    ),
    Row(
        "applications:keep_for_proposal",
        objects="referral",
        post=allow(SEEKERS, answer="204 409", data={"motive": "応募し"}),
    ),
    Row("applications:list", get=allow(SEEKERS)),
    Row("applications:application", objects="any application", get=allow(SEEKERS)),
    Row("applications:sent", objects="any application", get=allow(SEEKERS)),
    Row("applications:withdraw", objects="any application", post=allow(SEEKERS)),
    Row(
        "applications:slot_offer",
        objects="slot offer",
        get=allow(SEEKERS),
        post=allow(SEEKERS, data={"answer": "none", "word": "午後なら伺えます。"}),
    ),
    Row(
        "applications:keep_slot_answer",
        objects="slot offer",
        post=allow(SEEKERS, answer="204", data={"word": "午後"}),
    ),
    Row("applicants:list", get=allow(EMPLOYERS)),
    Row("applicants:applicant", objects="any application", get=allow(EMPLOYERS)),
    Row(
        "applicants:interview",
        objects="any application",
        get=allow(WRITING_EMPLOYERS, answer="200 303"),
        post=allow(WRITING_EMPLOYERS),
    ),
    Row(
        "applicants:after_hire",
        objects="any application",
        get=allow(WRITING_EMPLOYERS, answer="200 303"),
        post=allow(WRITING_EMPLOYERS),
    ),
    Row("applicants:cancel_interview", objects="any application", post=allow(WRITING_EMPLOYERS)),
    Row(
        "applicants:offer_slots",
        objects="any application",
        get=allow(WRITING_EMPLOYERS, answer="200 303"),
        post=allow(WRITING_EMPLOYERS),
    ),
    Row(
        "applicants:keep_slots",
        objects="any application",
        post=allow(WRITING_EMPLOYERS, answer="204 409", data={"place": "本社"}),
    ),
    Row("applicants:withdraw_slots", objects="slot offer", post=allow(WRITING_EMPLOYERS)),
    Row("applicants:start", objects="any application", post=allow(WRITING_EMPLOYERS)),
    Row(
        "applicants:result",
        objects="any application",
        get=allow(WRITING_EMPLOYERS, answer="200 302"),
        post=allow(WRITING_EMPLOYERS),
    ),
    Row(
        "applicants:keep_result",
        objects="any application",
        post=allow(WRITING_EMPLOYERS, answer="204 409", data={"message": "このたびは"}),
    ),
    Row("applicants:letter", objects="application with letter", get=allow(EMPLOYERS)),
    Row("applicants:document", objects="sent document", get=allow(EMPLOYERS)),
    Row("admin:applications_application_letter", objects="application with letter", get=allow(STAFF)),
    Row("admin:applications_application_card", objects="any application", get=allow(STAFF)),
    *desk("applications_application", "any application", acts={**_CORRECTING, **_COUNSELLING}),
]
