"""Chinese, Japanese and Korean articles: words are not parted, and the act stands behind its object.

What is meant is told by patterns over characters and by clauses, not by words and their distance as in
English. A language is data (zh.toml, ja.toml, ko.toml in the lexicon) and none of this code. The way of an
article, module by module (`reading` joins them):

- `script` finds the sentences of each language and folds their text, offsets kept;
- `names` and `products` find the medicines, `diseases` the diseases, `places` where an authority acted;
- `events` finds acts with their objects, and statuses; `factuality` tells a plan from a fact;
- `slots` fills product and indication, `dates` and `dating` the date.

The drafts are merged with those of the article's English sentences by the caller.
"""
