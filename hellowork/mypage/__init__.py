"""Pages that join floors: the front page, the three home pages, and who is acting in a request."""
