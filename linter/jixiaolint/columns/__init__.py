"""Tables held by columns, as strings and where they stand: texts are made when asked for.

A table has millions of cells and few findings, so none of its cells is an object. The
`marks` of a column tell for each value the offset at which it stands unbroken in the
source or, below zero, by which number its text is kept among the `odd` ones, which do not.
Of a grid two cells are one, merged, if their marks are equal.
"""
