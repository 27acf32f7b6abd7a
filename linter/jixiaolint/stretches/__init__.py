"""A long text in which projects follow one another, cut to be worked on over processes."""
