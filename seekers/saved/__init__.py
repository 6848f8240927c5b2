"""新着の照合: the new postings of a day against all saved searches (ADR 0014).

`question` is what a search asks, as data that is stored with it; `bits` answers it out of sets of new postings;
`matching` walks through the searches at night. The answer is what the search itself would find among those postings:
`tests/seekers/test_matching.py` holds one against the other.
"""
