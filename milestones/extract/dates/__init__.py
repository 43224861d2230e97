"""The dates that an article tells, whatever they are dates of.

`told` reads them, each a `tolddate`: in `full` (with `slashed` numbers), or leaning on the article's own day
(`ownday`, by `daylines` and `datelines`; `relative`, by `reckoning`; `bare`), on dates told before
(`anchored`), or on headings (`timeframes`).
"""
