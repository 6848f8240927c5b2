"""Checks that the matrix cannot miss because another one stands behind them; each with its reason, reviewed.

The key is the check as the command prints it. One that is killed after all does not belong here.
"""

REASONS: dict[str, str] = {
    "hellowork/lifecycle/engine.py _refuse: if Audience.of(by) not in arrow.by:": (
        "Every action has asked who acts before it moves anything; the engine alone is asked by tests/lifecycle."
    ),
    "seekers/models/seeker.py SeekerQuerySet.findable_by: return self.remembered() if actor.is_staff else self.none()": (
        "Its only callers have made sure before that an officer who counsels asks."
    ),
    "applications/actions/interviews.py _arranging: if by.is_staff:": (
        "Staff without the right go on to `selecting`, which refuses whoever is no employer."
    ),
    "hellowork/offices/actions/staff.py _another: StaffMember.objects.for_actor(by)": (
        "Only the supervision comes here, and all staff see all colleagues."
    ),
    "employers/publication.py sees_contact_at_once: return actor.is_seeker or actor.is_employer or actor.is_staff": (
        "Anybody may ask for the name by a link; the check keeps robots away, not people."
    ),
    "hellowork/mypage/views/hats.py hat: if request.user.is_staff:": (
        "Staff have no hats to choose from, and without any the page is not there."
    ),
    "messaging/views/threads.py thread: hat_required(Hat.SEEKER, Hat.EMPLOYER)": (
        "The page asks for the one hat of its side next."
    ),
    "messaging/views/threads.py keep: hat_required(Hat.SEEKER, Hat.EMPLOYER)": (
        "The page asks for the one hat of its side next."
    ),
    "messaging/views/threads.py thread: Message.objects.for_actor(request.actor)": (
        "The thread was asked for just before."
    ),
    "seekers/views/profile.py document: hat_required(Hat.SEEKER)": (
        "`SeekerDocument.for_actor` gives nothing to any other hat: 404 as well."
    ),
    "seekers/views/profile.py remove: hat_required(Hat.SEEKER)": (
        "`SeekerDocument.for_actor` gives nothing to any other hat: 404 as well."
    ),
    "hellowork/web/admin/base.py HouseModelAdmin.has_add_permission: return False": (
        "No address of the desk adds, changes or deletes by Django's own forms."
    ),
    "hellowork/web/admin/base.py HouseModelAdmin.has_change_permission: return False": (
        "No address of the desk adds, changes or deletes by Django's own forms."
    ),
    "hellowork/web/admin/base.py HouseModelAdmin.has_delete_permission: return False": (
        "No address of the desk adds, changes or deletes by Django's own forms."
    ),
    "hellowork/web/admin/base.py HouseModelAdmin.changelist_view: if not self.has_view_permission(request):": (
        "Django's own list asks the same again."
    ),
    "hellowork/web/admin/base.py HouseModelAdmin.has_module_permission: return may(actor_of(request), self.view_permission)": (
        "It hides the link to a list that refuses by itself."
    ),
    "hellowork/desk/admin/accounts.py UserAdmin.scope: return queryset if actor.is_staff else queryset.none()": (
        "The door of the desk lets nobody in but staff."
    ),
    "hellowork/desk/admin/audit.py RecordAdmin.scope: return queryset if actor.is_staff else queryset.none()": (
        "The door of the desk lets nobody in but staff."
    ),
    "hellowork/desk/admin/offices.py OfficeAdmin.scope: return queryset if actor.is_staff else queryset.none()": (
        "The door of the desk lets nobody in but staff."
    ),
    "messaging/actions/messages.py mark_read: Thread.objects.for_actor(by)": (
        "Asked twice: for a mark that is there, which is the reader's own in any case, and for a new one."
    ),
    "employers/views/sections.py autosave: writes_for_establishment(request.actor, posting.establishment_id)": (
        "The action that saves asks the same again."
    ),
    "employers/views/sections.py _save: writes_for_establishment(request.actor, posting.establishment_id)": (
        "The action that saves asks the same again."
    ),
    "applications/admin/papers.py PrintingAdmin._readable: if not self.has_view_permission(request):": (
        "Every role of staff reads; which applications, the query set says."
    ),
    "hellowork/desk/admin/outbox.py OutboxAdmin.scope: return queryset.defer('sealed') if actor.is_staff else queryset.none()": (
        "The door of the desk lets nobody in but staff."
    ),
    "referrals/admin/forms.py ProposeForm.clean_posting: Posting.objects.for_actor(self.actor)": (
        "Staff read every posting but drafts, and a draft has no number to be found by."
    ),
    "messaging/actions/messages.py mark_read: if not (by.is_seeker or by.is_employer):": (
        "`Thread.for_actor`, asked next, gives nothing to any other hat: not there, which is as good an answer."
    ),
    "applications/views/employer.py _is_filled: Application.objects.for_actor(request.actor)": (
        "It counts within one posting whose application the actor may read; all others to it are the same employer's."
    ),
}
