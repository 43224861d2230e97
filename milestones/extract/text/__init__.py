"""A text as it stands: its paragraphs, sections, sentences, words, and a look-up of many phrases in one pass.

Lines all in `capitals` are told as others, marks of items as bullets (`bulleting`), lost lines come again
(`relining`); `blocks` parts an article into paragraphs and sections, by its `lines` and without its
`furniture` and what comes `trailing`; `document` parts these into sentences, `words` and `folding` prepare
them for look-ups, `phrases` looks them up; `headings` says what stands over a paragraph, `opening` which
sentences say what is new. What reads badly is first said in other words (`rewording`): other languages of
Europe in English (`glossing`), two places with one name by both (`bothsides`), authorities without full stops
(`dotted`), `tables` and `sheets` in sentences (`tabled`, by `rows` and `captions` over them), and days that
were glued to words apart from these (`gluedays`).
"""
