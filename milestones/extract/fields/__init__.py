"""The fields of an event: which medicine, for what, where, when, and of which kind.

- Product: `slots`, telling it from `copies`, `partners`, `strangers`, what is `unnamed` or `described` and
  other `items`, also by `gotfor`, `footnotes`, `lastpair`, `namedlater` and its `ownsubject`; `sharing`
  (without its `dosages`) those listed with it.
- Indication: `tying` and `owning` (`newuses`), without what is `excluded`, lists by `diseaselists` and
  `respective`, beside the event by `uselines`, beside the medicine by `besidenames`, with the place of each
  by `placeuses`.
- Jurisdiction: `locating` and `places` (`vagueplaces`), from the sentence or what stands around it, of the
  `usableplaces` (also `leaveplaces`; `namesakes` tells whose FDA is meant).
- Date: `dating` (`tocome`: only ahead), by `dateties` (`inserted`), `listdates`, `news` and `periods`, unless
  it is something else's (`disowned`), of another step (`nextsteps`) or of a second event (`turnstaken`).
- Kind: `classifying`, by what a bare noun has `takenup`.

`asking` asks once for all events of a sentence.
"""
