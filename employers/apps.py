from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EmployersConfig(AppConfig):
    name = "employers"
    verbose_name = "事業所と求人"

    def ready(self) -> None:
        from employers import handlers, menu, notices
        from employers.search.starting_synonyms import load_starting_groups

        notices.register()
        handlers.register()
        menu.register()
        # As the municipalities: a table emptied by a flush is filled again, too.
        post_migrate.connect(load_starting_groups, sender=self, dispatch_uid="employers.synonyms")
