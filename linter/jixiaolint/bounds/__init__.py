"""What the work on a file may take, and the sentences for what takes more or goes wrong."""
