"""Rules as data: load them, select what they speak of, turn hits into findings."""
