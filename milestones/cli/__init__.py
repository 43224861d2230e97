"""The command line: arguments, streams and exit status, nothing else."""
