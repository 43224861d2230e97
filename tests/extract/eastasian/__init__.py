"""Chinese, Japanese and Korean articles."""
