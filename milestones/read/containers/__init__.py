"""One module for each kind of container: a stream → the documents in it, one by one, whatever its size."""
