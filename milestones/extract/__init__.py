"""From an article to claims and refused candidates. Pure: no file, clock or database.

An article goes through the folders in this order, and each may see those before it only:

1. `text` parts it into paragraphs, sentences and words; `mentions` finds the lexicon's words in one pass.
2. `diseases` and `medicines` find what is named, whatever happened to it.
3. `events` puts acts and things together to candidates; `dates` reads all dates, whatever they are dates of.
4. `factuality` refuses what is no event, and tells plans from facts.
5. `lists` adds the candidates that leave their act to what stands over or before them.
6. `fields` fills product, indication, jurisdiction, date and kind.
7. `claims` writes down what was decided, once for each fact.

`extractor` joins these: `gathering` finds all things before anything is decided, `context` answers
questions on them, `judging` goes through 4, 6 and 7 for one candidate. `eastasian` does all this for Chinese,
Japanese and Korean sentences, by data for each language, down to the same drafts.
"""
