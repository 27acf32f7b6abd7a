"""What is made anew only when something changed, in a folder of the user's own."""
