"""Names of medicines in a text, an open vocabulary.

`finders` runs those that go by shape (`codes`, `inns`, `stemless`, `proper`, `titled`, `tracers`) or by a
list and their place (`substances`), others go by place (`placed`, by what `beside`, without
`circumstances`, and `behind` say of it, with `given`, `sorts` and `topics`; `vaccines`, `therapies`,
`spelledout`) and by lists (`listednames`, `labelled`, `initem`, `enumerations`, `countedout`); each gives
`hits`. `shapes`, `organisations` (with `makers` and `countries`), `trials`, `devices` and `abbreviated` say
what is no medicine's; `products` puts together, by `aliases`, the names of one medicine.
"""
