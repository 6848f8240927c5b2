"""What happened: a record of every transition, every look at a personal record, every periodic job."""
