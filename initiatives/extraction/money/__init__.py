"""Sums of money: with their currency (`explicit`), and without it in lists, brackets and columns (`lists`)."""
