"""Use cases of the desk itself, as verbs: authorise, lock, check, change; all or nothing."""
