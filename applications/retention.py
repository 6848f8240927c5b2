"""How long it is kept who applied, and what was sent along."""

from django.conf import settings

from applications.models import Application, Interview, Outcome, SentDocument, SlotOffer
from hellowork.retention import RetentionClass, Then, gone
from referrals.models import Letter

APPLICATIONS = RetentionClass(
    name="applications",
    title="応募した人の情報、紹介状、面接、選考結果の文面",
    kept=settings.PERSONS_KEPT,
    since="the end of the application, or applying where no result was ever recorded",
    then=Then.EMPTIED,
    fields={
        Application: {
            "motive": gone("motive"),
            "name": "",
            "kana": "",
            "telephone": "",
            "address": "",
            "career": "",
            "education": "",
            "licences": "",
        },
        Letter: {
            "seeker_name": "",
            "seeker_kana": "",
            "seeker_number": "",
            "staff_name": "",
            "contact": "",
            "interview": "",
        },
        Interview: {"place": gone("place"), "belongings": "", "recorded_by": None, "cancelled_by": None},
        SlotOffer: {
            "place": gone("place"),
            "belongings": "",
            "word": "",
            "offered_by": None,
            "ended_by": None,
        },
        Outcome: {
            "difference": gone("difference"),
            "message": gone("message"),
            "recorded_by": None,
            "correction": gone("correction"),
        },
    },
    jobs=("applications.tasks.empty_applications",),
    note="That somebody applied, by which method, when and with what result stays as statistics.",
)
SENT_DOCUMENTS = RetentionClass(
    name="sent-documents",
    title="応募のときに送った書類",
    kept=settings.DOCUMENTS_KEPT,
    since="the end of the application",
    then=Then.DELETED,
    fields={SentDocument: ["title"]},
    jobs=("applications.tasks.forget_documents",),
    note="The file itself follows when nothing else points to it: the seeker may still keep it in MyPage.",
)
