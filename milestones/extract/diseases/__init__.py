"""Names of diseases in a text.

`indications` finds them, `widening` and `belonging` say how far each reaches, `describing` leaves out what
only describes; `lettered` finds names by their abbreviations, `unexplained` abbreviations whose disease no
text tells, `population` whom it befalls.
"""
