"""The access matrix: every view × method × actor × own, foreign and missing object.

It walks the URL map, so a view cannot be forgotten: one without a row fails, and so does a row without a view.
A new view takes a few lines in `rows/<app>.py`:

    Row("employers:posting_detail", objects="posting", get=allow(MEMBERS, STAFF)),

and, where it shows a new kind of object, a few more in `worlds/<app>.py`, which puts one into the world: whose it
is, and canaries (unique words) in all its texts. Then the matrix asks the view as everybody, for everybody's
objects, and looks for canaries that the reader may not see in body, headers and mails. Not yours = 404.

`acts/<app>.py` does the same for the actions, which pages are not the only callers of, `shelves.py` for what the
query sets give to whom, and `facts.py` for numbers and answers that hold no words. `python -m
tests.matrix.mutants` takes every permission check out of the code, one at a time, and counts how many the matrix
misses.
"""
