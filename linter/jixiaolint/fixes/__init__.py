"""Findings that a program can mend are mended in the file itself, and nothing else in it.

A round chooses at most one fix for a row (`choosing`), finds the characters of the source
that it changes (`placing`), has them written by the kind of file that it is (`text`,
`workbook`, `word`), and reads and judges the file again (`trial`). What does not read as it
should, or raises another finding, is taken back. Rounds go on until nothing more is mended
(`rounds`).
"""
