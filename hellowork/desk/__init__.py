"""The staff's desk: the Django admin as its own site, with today's work on its first page."""
