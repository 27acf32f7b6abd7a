"""Answers come back: read from returned files and saved letters, put to the remarks."""
