"""Files of rules and profiles become rules: what they state is read, checked, and kept."""
