"""Who runs this service, and the rules that an operator may set for itself.

The word ハローワーク, the issuer of letters and the telephone numbers belong to the operator: a labour bureau,
a municipality or a licensed free placement office.
"""

import json

from hellowork.settings.mode import env


def _own(name: str, default: str) -> str:
    """The operator's own text; one that was left empty (`OPERATOR_NAME=`) is none."""
    return env.str(name, "") or default


OPERATOR = {
    "name": _own("OPERATOR_NAME", "あおぞら公共職業紹介サービス"),
    "word_hellowork": _own("OPERATOR_WORD", "ハローワーク"),
    "service_name": _own("OPERATOR_SERVICE_NAME", "ハローワークインターネットサービス"),
    "help_telephone": _own("OPERATOR_HELP_TELEPHONE", "0570-000-000"),
    "help_telephone_charge": _own(
        "OPERATOR_HELP_CHARGE_NOTE", "通話料はお客さまのご負担です。携帯電話の無料通話の対象にはなりません。"
    ),
    "help_mail": _own("OPERATOR_HELP_MAIL", "help@hellowork.example"),
    "letter_issuer": _own("OPERATOR_LETTER_ISSUER", ""),
    # A timetable of `hellowork.calendar.hours` as JSON, where the help desk keeps other hours than the usual ones.
    "help_hours": json.loads(_own("OPERATOR_HELP_HOURS", "null")),
}
# Tables of minimum wages beside the bundled one, with newer lines (`hellowork.calendar.minimum_wage`).
MINIMUM_WAGE_FILES: list[str] = list(filter(None, env.list("MINIMUM_WAGE_FILES", [])))

# Days in which a seeker may answer a proposal; the mission says "about a week".
REFERRAL_APPLICATION_DAYS = env.int("REFERRAL_APPLICATION_DAYS", 7)
# Whether online-only registrants see postings of publication level 2 (domain notes 2.4, point 8).
LEVEL_2_FOR_ONLINE_ONLY = env.bool("LEVEL_2_FOR_ONLINE_ONLY", True)
# Whether employers need a second factor; a mailed code at sign-in suffices where not.
EMPLOYERS_NEED_SECOND_FACTOR = env.bool("EMPLOYERS_NEED_SECOND_FACTOR", False)

# Idle sessions end after so many minutes (shared computers in offices and libraries).
IDLE_MINUTES = env.int("IDLE_MINUTES", 60)
IDLE_MINUTES_STAFF = env.int("IDLE_MINUTES_STAFF", 30)
IDLE_WARNING_MINUTES = 5

# How many open days after the call an employer's 「応募可」 is good for (our rule).
CONFIRMATION_OPEN_DAYS = env.int("CONFIRMATION_OPEN_DAYS", 2)
# Attempts without an answer on one open day that stand for a call (our rule).
UNREACHABLE_ATTEMPTS = env.int("UNREACHABLE_ATTEMPTS", 2)
# Staff may set another deadline for a proposal, within these days.
REFERRAL_DAYS_ALLOWED = (1, 14)
# Self-applications of one seeker in one day: a brake on robots, far above what a person does.
SELF_APPLICATIONS_A_DAY = env.int("SELF_APPLICATIONS_A_DAY", 20)
