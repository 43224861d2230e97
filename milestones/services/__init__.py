"""The program's verbs as plain functions: the only place that joins the other parts."""
