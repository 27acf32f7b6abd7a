"""What comes of a document and of a run: what is told of files, findings, failures, notes."""
