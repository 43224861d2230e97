"""One module for each kind of document: its bytes → articles. Imported only when such a document is read."""
