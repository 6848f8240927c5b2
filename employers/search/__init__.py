"""求人検索: the index of postings that can be found now, its words, and the one way to ask it.

`folding` makes one spelling of many, for texts and questions alike; `words` reads what a person typed; `query`
joins it with the filters; `PostingSearch.objects.page` answers; `index` keeps the table in step with the postings.
`tests/search` holds it against a look at every row, `./run bench` measures it.
"""
