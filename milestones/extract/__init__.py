"""From an article to claims and refused candidates. Pure: no file, clock or database.

The way of an article, module by module (`extractor` joins them):

- `blocks` parts it into paragraphs and sections, `document` these into sentences; `folding` and `phrases`
  look words up in one pass, `mentions` finds the lexicon's words of acts, authorities and places;
- `names`, `placed`, `tracers`, `listednames`, `enumerations`, `organisations` and `products` find the
  medicines, `indications` and `widening` the diseases;
- `elements` lists a sentence's acts and things; `candidates` puts acts (`acting`) and statuses (`statuses`)
  together to possible events;
- `guarding`, with `backing` and `advising`, and `factuality`, with `reporting`, refuse what is no event of a
  medicine, or tell a plan from a fact, and what came late (`belated`) from what never came;
- `slots` fills the product (`guessed` takes back what was another's), `sharing` those listed with it, `tying`
  and `owning` the indication (lists by `diseaselists`), `places` the jurisdiction, from the sentence or from
  its `context`;
- `told` reads the article's dates, in full (`dates`) or leaning on its day (`ownday`, `relative`, `bare`), on
  dates told before (`anchored`) and on headings (`timeframes`); `dating` gives an event one by `dateties` and
  `news`, unless it is something else's (`disowned`);
- `eastasian` does all this for Chinese, Japanese and Korean sentences, by data for each language;
- `merging` makes one claim of what one article tells several times.
"""
