"""What may differ from a rule of the house, each with its reason. These lists only shrink."""

# Rooms of design section 2 that an app does without.
NO_ROOM: dict[str, str] = {
    **{
        f"{app}/retention": "No class of retention is written yet for this app's fields."
        for app in ("employers", "seekers", "referrals", "applications", "messaging")
    },
    "seekers/queries": "The search asks employers.search; all else is asked by the query sets.",
    "seekers/handlers": "Answers no event of a lower floor yet.",
    "seekers/notices": "Its notices (warnings before the registration ends) are not written yet.",
    "referrals/queries": "Asked by its query set alone.",
    "applications/queries": "Asked by its query set alone.",
    "applications/tasks": "Nothing of it falls due by itself.",
    "messaging/lifecycle": "A message has no states.",
    "messaging/admin": "Staff do not read what the parties write to each other.",
    "messaging/tasks": "Nothing of it falls due by itself.",
}
MODELS_ELSEWHERE: dict[str, str] = {
    "hellowork/lifecycle/fields.py": "An abstract base; it makes no table.",
    "employers/search/models.py": "The search is a room with tables of its own.",
}
LONG_FILES: dict[str, str] = {
    "hellowork/demo/catalogue.py": "Data: the postings of the demonstration.",
}
LONG_FUNCTIONS: dict[str, str] = {
    "tests/benchmarks/data.py:_card": "Data: one value a line.",
    "tests/employers/factories.py:lawful_card": "Data: one value a line.",
}
