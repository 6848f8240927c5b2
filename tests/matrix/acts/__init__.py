"""Who may do what with which object: one file for each app, with `ACTS`."""
