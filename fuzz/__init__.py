"""Bytes that nobody foresaw, given to each part that reads what strangers wrote."""
