"""Whether a candidate happened, is planned, or is no event of a medicine at all.

`guarding`, with `backing`, `devices`, `filings`, `advising`, `holding`, `licences`, `access`, `rooms`,
`reviewing`, `pricing`, `otherleave` (with `turningdown`) and `overseeing`, refuses what is no event of one;
`happening`, with `telling` (and its `asked`, `counting` and `habits`), `mentioned`, `standing`, `fulfilled`
and `reporting`, tells plans from facts; `headed` reads the heading above, `outlooks` the verb over a list.
"""
