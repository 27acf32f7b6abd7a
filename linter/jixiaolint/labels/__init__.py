"""What the words of a form mean: heads, levels, marks; and what cells look like."""
