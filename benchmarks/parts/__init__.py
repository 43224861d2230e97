"""The parts of the measurement: each yields rows of the table."""
