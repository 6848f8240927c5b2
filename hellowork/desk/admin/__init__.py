"""The tables of the ground floor on the desk: offices, staff, accounts, outbox, records."""
