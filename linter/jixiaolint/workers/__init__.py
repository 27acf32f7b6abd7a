"""Many files at once: processes that work on them, and how many there should be."""
