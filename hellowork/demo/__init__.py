"""A day of an office to try the service on: people, postings and everything that happens to them.

Made through the same actions as in life, with the clock moved while it loads, in one transaction. Names, companies
and telephone numbers are invented.
"""
