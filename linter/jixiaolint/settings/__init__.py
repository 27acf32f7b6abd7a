"""What holds for a run: the settings file, found, read, checked and shown, and what comes of it."""
