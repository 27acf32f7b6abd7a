"""The vocabulary, and the scanner that turns any text into words with features."""
