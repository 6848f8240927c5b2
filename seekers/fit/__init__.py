"""Fit (希望との適合): how far a posting meets what a seeker wishes for, field by field, and which postings do best.

`criteria` says what can be wished for and how a card meets it, as data; `judging` puts a judgement together; `ranking`
asks the database. Nothing here knows a person: `wanted` takes the wishes out of a record, and age, sex, name, address
or nationality have no way in (ADR 0015). No request and no page here: the desk asks the same.
"""
