"""What a rule says: of what it asks, what it asks, in which words, and what it finds there."""
