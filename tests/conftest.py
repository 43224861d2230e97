"""What holds for all tests."""

from hypothesis import settings

# How long an example takes says how busy the machine is: the first one loads the word lists.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
