"""`manage.py add_supervisor EMAIL NAME OFFICE_CODE`: the first 統括, who adds everybody else at the desk."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hellowork.offices.setting_up import SetUpError, add_supervisor


class Command(BaseCommand):
    help = "Adds the first supervisor (統括). Where there is one, they add others at the desk."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("office_code")

    def handle(self, *args: Any, email: str, name: str, office_code: str, **options: Any) -> None:
        try:
            member = add_supervisor(email=email, name=name, office_code=office_code)
        except SetUpError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{member.office.name}: supervisor added. They sign in with a mailed code.")
