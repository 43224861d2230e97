"""Claims of what was decided, and one of what an article tells several times.

`drafting` writes them, `expecting` those of plans; `settling` takes back what was due and came, `guessed`
what was another's; `headlined` and `merging` make one of several.
"""
