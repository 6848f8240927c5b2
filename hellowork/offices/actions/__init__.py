"""Use cases of this room, as verbs: authorise, lock, check, change; all or nothing."""
