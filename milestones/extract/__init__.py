"""From an article to claims and refused candidates. Pure: no file, clock or database."""
