"""What is done with each document of a run, and what is kept of what comes of it."""
