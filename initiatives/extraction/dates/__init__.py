"""Italian dates: how they are written (`grammar`), which day they mean (`resolving`), what happens then (`labels`)."""
