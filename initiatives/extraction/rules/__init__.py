"""The rules, one kind of fact a file; each registers itself and nothing lists them by hand."""
