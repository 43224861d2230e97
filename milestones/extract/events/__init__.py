"""Candidates: what could be an event, put together of the acts and things that a sentence names.

`candidates` joins its ways: acts with things (`elements`, by `pairing`, `finishing` and `direct`, in
`acting`; also in `bywords`, `passives`, `subjects`, `namedholds`, `pronouns`, `phrasing`, `filedalone`,
`answeredletters` and `handingover`), `statuses` (with `statuslists` and `shortstatuses`), votes (`tallies`)
and what is only `awaited`; a `candidate` may also take another one's act, repeated (`echoes`, of which act
`repeating` says) or without a verb (`ellipses`). `clauses` says which words are an event's own; acts told
in `relatives` upon a medicine, those that are only a property of things (`attributive`), `examples` of them
and what came late (`belated`) are told apart.
"""
