"""A text and what its source says of it → an Article: headline, day, lost spaces."""
