"""Build jixiaolint.html: the linter, Python and all, as one file for a browser."""
