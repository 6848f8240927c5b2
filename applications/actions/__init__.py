"""Use cases of this floor, as verbs: authorise, lock, check, change, write event and outbox; all or nothing."""
