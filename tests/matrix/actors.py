"""Everybody who may ask for a page."""

import enum


class Who(enum.StrEnum):
    """One kind of actor. "Our" office serves the seeker and the establishment of this world."""

    ANONYMOUS = "anonymous"
    NO_HAT = "signed in, without a hat"

    SEEKER = "seeker, registered at our office"
    SEEKER_ONLINE = "seeker, online only"
    SEEKER_LAPSED = "seeker whose registration has lapsed"
    SEEKER_HIRED = "seeker whom the establishment hired and made a member, in the seeker's hat"
    SEEKER_OTHER = "seeker of another office"

    MANAGER = "manager of the establishment"
    RECRUITER = "recruiter of the establishment"
    VIEWER = "viewer of the establishment"
    OTHER_EMPLOYER = "manager of another establishment"
    EX_MEMBER = "former member of the establishment"

    CONSULTATION = "staff: 相談"
    ACCEPTANCE = "staff: 求人受付"
    SUPERVISION = "staff: 統括"
    READING = "staff: 参照のみ"
    STAFF_ELSEWHERE = "staff: 統括 of another office"
    STAFF_ONE_FACTOR = "staff: 統括, without the second factor"
    STAFF_NO_PLACE = "staff account without a place in an office"

    GONE_SEEKER = "deactivated seeker"
    GONE_EMPLOYER = "deactivated manager"
    GONE_STAFF = "deactivated staff"


Group = frozenset[Who]

SEEKERS = Group({Who.SEEKER, Who.SEEKER_ONLINE, Who.SEEKER_LAPSED, Who.SEEKER_HIRED, Who.SEEKER_OTHER})
MEMBERS = Group({Who.MANAGER, Who.RECRUITER, Who.VIEWER})
WRITERS = Group({Who.MANAGER, Who.RECRUITER})
EMPLOYERS = MEMBERS | {Who.OTHER_EMPLOYER}
WRITING_EMPLOYERS = EMPLOYERS - {Who.VIEWER}
MANAGERS = Group({Who.MANAGER, Who.OTHER_EMPLOYER})
OUR_STAFF = Group({Who.CONSULTATION, Who.ACCEPTANCE, Who.SUPERVISION, Who.READING})
STAFF = OUR_STAFF | {Who.STAFF_ELSEWHERE}
CONSULTANTS = Group({Who.CONSULTATION, Who.SUPERVISION, Who.STAFF_ELSEWHERE})
ACCEPTORS = Group({Who.ACCEPTANCE, Who.SUPERVISION, Who.STAFF_ELSEWHERE})
SUPERVISORS = Group({Who.SUPERVISION, Who.STAFF_ELSEWHERE})
CALLERS = CONSULTANTS | ACCEPTORS
HATS = (SEEKERS, EMPLOYERS, STAFF)

# Their session says who they were, the account is closed: to every page they are nobody.
GONE = Group({Who.GONE_SEEKER, Who.GONE_EMPLOYER, Who.GONE_STAFF})
OUTSIDE = GONE | {Who.ANONYMOUS}
EVERYBODY = Group(Who)
SIGNED_IN = EVERYBODY - OUTSIDE
# Signed in and past the second factor where one is needed.
INSIDE = SIGNED_IN - {Who.STAFF_ONE_FACTOR, Who.STAFF_NO_PLACE}
NOT_STAFF = INSIDE - STAFF
NOBODY = Group()


def named(*whos: "Who | Group") -> Group:
    """One group of single actors and groups."""
    return frozenset().union(*({who} if isinstance(who, Who) else who for who in whos))
