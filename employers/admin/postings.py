"""求人 on the desk."""
from django.contrib import admin

from hellowork.offices.roles import OfficePermission
from hellowork.text.normalise import number_line, one_line, to_katakana
from hellowork.web.admin import Act, HouseModelAdmin
from employers.actions import acceptance, postings
from employers.lifecycle import POSTING
from employers.models import Posting


@admin.register(Posting)
class PostingAdmin(HouseModelAdmin):
    lifecycle = POSTING
    menu_order = 10
    list_display = ["__str__", "state", "state_since"]
    list_filter = ["state"]
    searches = {"acceptance__number__startswith": number_line, "establishment__name__icontains": one_line, "establishment__kana__icontains": to_katakana}
    list_select_related = ["acceptance"]
    fieldsets = [(None, {"fields": ["state", "state_since"]})]
    acts = {
        "confirm_visit": Act(run=acceptance.confirm_visit, permission=OfficePermission.ACCEPT),
        "release": Act(run=postings.release_posting, permission=OfficePermission.ACCEPT),
    }
