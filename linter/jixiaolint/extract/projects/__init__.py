"""Tables that list projects: each with its sums, its goal and its indicators."""
