"""What people are shown of a result, decided in full: letters, books and pages place it."""
