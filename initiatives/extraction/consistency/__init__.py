"""One check of consistency between facts a file."""
