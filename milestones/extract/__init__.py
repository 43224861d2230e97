"""From an article to claims and refused candidates. Pure: no file, clock or database.

The way of an article, module by module (`extractor` joins them, `gathering` what is found before anything is
decided, `context` answers questions on it):

- `blocks` parts it into paragraphs and sections, by its `lines` and without its `furniture` and what comes
  `trailing`; `document` parts these into sentences, `words` and `folding` prepare them for look-ups;
  `phrases` looks the lexicon's words up in one pass, `mentions` sorts them by acts, authorities and places;
- names of medicines: `names` runs the finders by shape (`codes`, `inns`, `stemless`, `proper`, `titled`,
  `tracers`), by place (`placed`, by what `beside` and `behind` say of it, with `sorts`; `vaccines`) and in
  lists (`listednames`, `initem`, `enumerations`), which give `hits`; `shapes`, `organisations` and `trials`
  say what is no medicine's; `products` puts together, by `aliases`, those of one medicine;
- names of diseases: `indications` finds them, `widening` and `belonging` say how far each reaches,
  `describing` leaves out what only describes;
- `candidates` puts together to possible events the acts and things of a sentence (`elements`, by `pairing`,
  in `acting`; also in `passives`, `pronouns` and `phrasing`), statuses (`statuses`), votes (`tallies`) and
  what is only `awaited`; a `candidate` may also take another one's act: repeated (`echoes`), without a verb
  (`ellipses`), or in a list (`listing`, with `overlists`);
- `judging` makes claims of them. First it refuses what is no event of a medicine: `guarding`, with `backing`,
  `advising` and `holding`; then it tells plans from facts: `factuality`, with `telling`, `attributive`,
  `standing` and `reporting`, and what came late (`belated`) from what never came; `expecting` and `headed`
  judge plans, `classifying` the kind;
- `slots` fills the product, telling it from `copies`, `partners`, `examples`, `strangers` and what is
  `unnamed`, also by `footnotes`; `sharing` those listed with it; `tying` and `owning` the indication (lists
  by `diseaselists` and `respective`, beside the event by `uselines`); `locating` and `places` the
  jurisdiction, from the sentence or what stands around it (`headings` over it); `clauses` says which words
  are the event's own, `asking` asks once for all;
- `told` reads the article's dates, each a `tolddate`: in full (`dates`) or leaning on its day (`ownday`, by
  `daylines` and `datelines`; `relative`, by `reckoning`; `bare`), on dates told before (`anchored`) and on
  headings (`timeframes`); `dating` gives an event one by `dateties`, `news` and `periods`, unless it is
  something else's (`disowned`);
- `eastasian` does all this for Chinese, Japanese and Korean sentences, by data for each language; `glossing`
  reads other languages of Europe by way of English;
- `drafting` writes a claim, `settling` takes back what was due and came, `guessed` what was another's;
  `headlined` and `merging` make one claim of what one article tells several times.
"""
