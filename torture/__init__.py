"""What real processes of the real command line must survive: `make torture`."""
