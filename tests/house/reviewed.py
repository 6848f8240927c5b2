"""What may differ from a rule of the house, each with its reason. These lists only shrink."""

# Rooms of design section 2 that an app does without.
NO_ROOM: dict[str, str] = {
    "referrals/queries": "Asked by its query set alone.",
    "messaging/lifecycle": "A message has no states.",
    "messaging/admin": "Staff do not read what the parties write to each other.",
}
MODELS_ELSEWHERE: dict[str, str] = {
    "hellowork/lifecycle/fields.py": "An abstract base; it makes no table.",
    "employers/search/models.py": "The search is a room with tables of its own.",
}
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {
    "tests/benchmarks/cards.py:card": "Data: one value a line.",
    "tests/employers/factories.py:lawful_card": "Data: one value a line.",
}
# file:function, of what catches any exception.
CATCH_EVERYTHING: dict[str, str] = {
    "hellowork/audit/batches.py:_attempt": "One bad row must not stop the others; the error goes to the report and the log.",
    "hellowork/embedded/commands.py:run": "Kills its child and raises again.",
    "hellowork/notices/postman.py:send": "Hangs up and raises again.",
    "hellowork/notices/relay.py:_deliver": "A handler or a mail may fail in any way; it is noted on its row and tried again.",
    "hellowork/web/errors.py:error_page": "An error page that cannot be drawn still answers.",
}
# file:function, of what passes over an error without a word.
SILENCED: dict[str, str] = {
    "hellowork/notices/postman.py:_hang_up": "A connection that is given up may already be dead.",
    "hellowork/web/nul.py:__call__": "Where the connection broke, whoever reads the body next answers for it.",
}
SIGNALS: dict[str, str] = {
    "employers/apps.py:post_migrate": "Django's own signal: fills a reference table after migrations.",
    "hellowork/offices/apps.py:post_migrate": "Likewise.",
}
# Machines wait for each other in real time while demonstrations and tests stop the clock.
OWN_CLOCKS: dict[str, str] = {
    "hellowork/notices/real_time.py": "Waits between tries of the outbox, and they alone.",
}
# file:function of views that ask a query set without an actor.
ASKED_WITHOUT_ACTOR: dict[str, str] = {
    "applications/views/applying.py:_published": "What is published is public; how much of it, `sight_of` says.",
    "applications/views/employer.py:_log": "Writes down that this actor looked.",
    "seekers/views/registering.py:keep": "Only whether this person has a record yet.",
    "employers/views/posting_page.py:_last_reason": "The history of a posting that came from `for_actor`.",
    "employers/views/posting_page.py:_events": "Likewise.",
    "employers/views/register.py:_known": "The person's own membership, by their user id.",
    "hellowork/accounts/views/sessions.py:demo_sign_in": "The accounts of the demonstration.",
    "hellowork/offices/views/offices.py:office_detail": "Offices are public.",
    "hellowork/offices/views/offices.py:office_list": "Offices are public.",
    "seekers/views/feed.py:feed": "The search as everybody may ask it.",
    "seekers/views/job.py:acceptance_of": "Numbers are public; what is shown follows the actor (`sight_of`).",
    "seekers/views/registering.py:register": "The person's own registration, by their user id.",
}
# Model.field, of what goes with the row it points to.
CASCADES: dict[str, str] = {
    **dict.fromkeys(
        (
            f"{model}Edit.pgh_obj"
            for model in ("Account", "Establishment", "Member", "Office", "Posting", "Seeker", "StaffMember")
        ),
        "What stood in a row that is erased must not outlive it.",
    ),
    "CardReport.seeker": "A person who is erased takes what they reported along.",
    "Consultation.seeker": "A person who is erased takes the talks with them along.",
    "FormDraft.owner": "Half a form is of use to nobody but its writer.",
    "FormToken.user": "Only tells a double click from a second wish.",
    **dict.fromkeys(
        (
            *("HiddenEstablishment.seeker", "HiddenPosting.seeker"),
            *("KeptPosting.seeker", "ViewedPosting.seeker"),
        ),
        "A person who is erased takes their shelf along.",
    ),
    "Invitation.seeker": "A key to a record that is gone opens nothing.",
    "JobCard.posting": "Goes with a draft; an accepted posting is held by its acceptances (PROTECT).",
    "Jurisdiction.office": "The area belongs to the office.",
    "Member.establishment": "A place in an establishment that is gone.",
    "Member.user": "A place of a person who is gone.",
    "MemberInvitation.establishment": "A key to an establishment that is gone opens nothing.",
    "Message.thread": "Goes with the application's thread.",
    "Notification.user": "What a person was told is theirs.",
    "NoticePreference.user": "A person's own wishes.",
    "ParkedForm.user": "Typed text that waits for its writer.",
    "PhoneCall.posting": "Goes with a draft; cited by a referral it is held there (PROTECT).",
    "PostingSearch.posting": "The index repeats what stands elsewhere.",
    "PostingText.row": "The text of the index goes with its row.",
    "ReadMark.thread": "How far somebody read what is gone.",
    "ReadMark.user": "How far a person read who is gone.",
    "Remark.card": "Remarks on fields of a text that is gone.",
    "SavedSearch.seeker": "A person who is erased takes what they look for along.",
    "SearchFinding.search": "What was found for a search that is deleted is of use to nobody.",
    "SeekerDocument.seeker": "A person who is erased takes their documents along; what was sent is held by its application.",
    "SentDocument.application": "Goes with the application.",
    "StaffMember.user": "A place of a person who is gone; what they did stands in the records by id.",
    "StandingConsent.posting": "Goes with a draft; only open postings have one.",
    "Thread.application": "Goes with the application.",
}
# Persons, applications, letters, files: their address must not be guessed.
RANDOM_IDS = frozenset(
    {
        "Application",
        "CardReport",
        "Letter",
        "Message",
        "Notification",
        "Referral",
        "Seeker",
        "SeekerDocument",
        "SentDocument",
        "StoredFile",
        "Thread",
        "User",
    }
)
# Views that ask no sign-in.
_DOOR = "A step of signing in, signing up or getting back in."
_PUBLIC = "For everybody: the public pages of the service."
PUBLIC_VIEWS: dict[str, str] = {
    **dict.fromkeys(
        (
            "allauth.account.views.AccountInactiveView",
            "allauth.account.views.CompletePasswordResetView",
            "allauth.account.views.ConfirmLoginCodeView",
            "allauth.account.views.ConfirmPasswordResetCodeView",
            "allauth.account.views.LoginView",
            "allauth.account.views.LogoutView",
            "allauth.account.views.PasswordResetFromKeyDoneView",
            "allauth.account.views.PasswordResetView",
            "allauth.account.views.RequestLoginCodeView",
            "allauth.account.views.SignupView",
            "allauth.account.views.email_verification_sent",
            "allauth.mfa.base.views.AuthenticateView",
            "allauth.mfa.webauthn.views.LoginWebAuthnView",
            "hellowork.accounts.views.entrance.ConfirmLoginCodeView",
            "hellowork.accounts.views.entrance.PasswordSignInView",
            "hellowork.accounts.views.entrance.SignInView",
            "hellowork.accounts.views.entrance.SignUpView",
            "hellowork.accounts.views.entrance.request_code",
            "hellowork.accounts.views.sessions.SignOutView",
        ),
        _DOOR,
    ),
    "hellowork.mypage.views.unsubscribing.stop_mail": "The signed link of a mail is the right to stop such mails.",
    "hellowork.accounts.views.sessions.demo_sign_in": "404 outside the demonstration.",
    **dict.fromkeys(
        (
            "hellowork.mypage.views.front.accessibility",
            "hellowork.mypage.views.front.front",
            "hellowork.mypage.views.front.privacy",
            "hellowork.mypage.views.front.terms",
            "hellowork.offices.views.help.help_page",
            "hellowork.offices.views.offices.office_detail",
            "hellowork.offices.views.offices.office_list",
            "seekers.views.compare.compare",
            "seekers.views.job.job",
            "seekers.views.feed.feed",
            "seekers.views.jobs.search",
            "seekers.views.sheet.sheet",
        ),
        _PUBLIC,
    ),
    **dict.fromkeys(
        ("seekers.views.shelf.keep", "seekers.views.shelf.kept", "seekers.views.shelf.let_go"),
        "Keeping before sign-in, in the visitor's own session (ADR 0013).",
    ),
    "hellowork.web.gallery.form_page": "The components with made-up words; it keeps nothing.",
    "hellowork.web.gallery.gallery": "Likewise.",
}
# Templates that put text out as it is.
UNESCAPED: dict[str, str] = {}
# Templates with words outside the catalogue.
UNTRANSLATED: dict[str, str] = {
    "styleguide/form.html": "For developers: made-up words that show a component.",
    "styleguide/gallery.html": "Likewise.",
}
# Model.field, of what says nothing about a person although its kind does not show it (design rule 12).
_OURS = "A number, code or count that the house gave; it names nobody."
_BUSINESS = "What a business publishes about itself and its work."
_STATISTIC = "Kept as statistics; without the emptied fields beside it, it leads to nobody."
_KEY = "Says which form, notice, event or job it is about."
_REFERENCE = "A reference table or a library's own."
NOT_PERSONAL: dict[str, str] = {
    **dict.fromkeys(
        (
            *("Interview.version", "Outcome.version", "Letter.number", "Letter.posting_number"),
            *("Acceptance.number", "Establishment.number", "NumberCounter.last", "Posting.applicants"),
            *("OutboxMessage.attempts", "Heartbeat.backlog", "Heartbeat.failed"),
            *("PostingSearch.card_id", "PostingSearch.digest", "PostingSearch.version"),
            *("SearchNight.day", "SearchNight.done_to", "SavedSearch.edition"),
            "PostingSearch.establishment_id",
        ),
        _OURS,
    ),
    **dict.fromkeys(
        (
            *("Letter.establishment_name", "Letter.title", "Letter.workplace"),
            *("Acceptance.accepted_on", "Acceptance.refer_until", "Posting.visit_by", "Remark.field"),
            *("Posting.hourly_yen", "Posting.prefecture"),
            *("PhoneCall.places_left", "StandingConsent.until", "StandingConsent.most_referrals"),
            *(
                f"Establishment.{name}"
                for name in ("name", "kana", "corporate_number", "homepage", "business")
            ),
            *(f"Establishment.{name}" for name in ("features", "founded_year", "capital_yen")),
            *(f"Establishment.employees_{part}" for part in ("company", "here", "women", "part_time")),
            *("Establishment.telephone_from", "Establishment.telephone_until"),
            *(
                f"JobCard.{name}"
                for name in ("title", "description", "duties_change", "employment_form_name")
            ),
            *(
                f"JobCard.{name}"
                for name in ("dispatch_licence", "term_text", "renewal_criteria", "renewal_limit")
            ),
            *(
                f"JobCard.{name}"
                for name in ("trial_text", "trial_conditions", "workplace_name", "postal_code")
            ),
            *(f"JobCard.{name}" for name in ("street", "access", "workplace_change", "smoking_note")),
            *("JobCard.station_minutes", "JobCard.weekdays_off"),
            *(f"JobCard.{name}" for name in ("age_from", "age_until", "age_reason_text", "experience_text")),
            *(f"JobCard.{name}" for name in ("licences", "base_min", "base_max", "allowances")),
            *(f"JobCard.fixed_overtime_{part}" for part in ("min", "max", "hours")),
            *(f"JobCard.{name}" for name in ("other_allowances", "commuting_pay_yen", "pay_day_text")),
            *(
                f"JobCard.{name}"
                for name in ("raise_text", "bonus_text", "starts_at", "ends_at", "hours_text")
            ),
            *(f"JobCard.{name}" for name in ("break_minutes", "overtime_hours", "overtime_special")),
            *(f"JobCard.{name}" for name in ("days_a_week", "days_off_text", "days_off_a_year")),
            *(f"JobCard.{name}" for name in ("paid_leave_days", "insurances", "retirement_age")),
            *(f"JobCard.{name}" for name in ("employed_until_age", "openings", "selection_methods")),
            *(f"JobCard.{name}" for name in ("result_within_days", "documents")),
            *(f"PostingSearch.{name}" for name in ("accepted_on", "refer_until", "pref", "og")),
            *(f"PostingSearch.wage_{name}" for name in ("month", "month_max", "hour", "year")),
            *(f"PostingSearch.{name}" for name in ("municipality", "days_off", "overtime_hours")),
            "PostingSearch.occupation_middle",
            *(
                f"PostingSearch.{name}"
                for name in ("level", "terms", "marks_0", "marks_1", "marks_2", "marks_3")
            ),
            "PostingText.folded",
        ),
        _BUSINESS,
    ),
    **dict.fromkeys(
        (
            *("Seeker.number", "Seeker.registered_on", "Seeker.valid_until", "Outcome.starts_on"),
            "SlotOffer.dates",
            *("Seeker.wish_occupations", "Seeker.wish_prefectures"),
            *("Consultation.wish_occupations", "Consultation.wish_prefectures"),
            *("AccessRecord.by_office_id", "AccessRecord.by_establishment_id"),
            *("TransitionRecord.by_office_id", "TransitionRecord.by_establishment_id"),
            "TransitionRecord.object_id",
        ),
        _STATISTIC,
    ),
    **dict.fromkeys(
        (
            *("FormDraft.scope", "FormDraft.key", "FormToken.token", "ParkedForm.key_hash"),
            *("ChaserSent.kind", "ChaserSent.occasion", "NoticePreference.notice", "Heartbeat.job"),
            *(f"Notification.{name}" for name in ("hat", "establishment_id", "notice", "occurrence")),
            *("OutboxMessage.name", "OutboxMessage.occurrence", "OutboxMessage.last_error"),
            *("AccessRecord.by_hat", "AccessRecord.kind", "StoredFile.content_type"),
            *(
                f"TransitionRecord.{name}"
                for name in ("by_hat", "lifecycle", "transition", "source", "target")
            ),
            *(
                f"{model}Edit.pgh_label"
                for model in (
                    "Account",
                    "Establishment",
                    "Member",
                    "Office",
                    "Posting",
                    "Seeker",
                    "StaffMember",
                )
            ),
        ),
        _KEY,
    ),
    **dict.fromkeys(
        (
            *("Letter.issuer", "Letter.issuer_address", "Letter.issuer_telephone", "Letter.issuer_fax"),
            *(f"Office.{name}" for name in ("code", "name", "kana", "postal_code", "address", "access")),
            *(f"Office.{name}" for name in ("telephone", "fax", "hours", "hours_note")),
        ),
        "Public: an office and how to reach it.",
    ),
    **dict.fromkeys(
        (
            *("Municipality.code", "Municipality.name", "Municipality.kana"),
            *(f"SynonymGroup.{name}" for name in ("code", "words", "asked_only", "keys", "parts", "note")),
            *("ClockSetting.id", "ClockSetting.shift"),
            *("Permission.name", "Permission.codename", "Group.name"),
            *("ContentType.app_label", "ContentType.model"),
        ),
        _REFERENCE,
    ),
    "EmailConfirmation.key": "Of links in mails, which this house does not send: it mails codes.",
    "Context.metadata": "Nothing writes it: an edit carries its context itself.",
}
# Classes of retention that no job sees to yet; each says in its note why.
NOT_SWEPT: dict[str, str] = {
    "acts-on-postings": "The database empties them with the account.",
    "establishments": "Nothing tells yet that an establishment has left.",
    "reminders": "Ids alone.",
    "staff": "The employer of the staff decides.",
}
