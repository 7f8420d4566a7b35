"""Plain lists of Italian words that the rules for names rest on. Each says what it is for."""
