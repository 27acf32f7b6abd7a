"""YAML becomes frozen values; each key keeps its line, for who has to mend it there."""
