"""Kinds of check, one module each; the dataclass ``Check`` holds a kind's options.

A kind never knows a rule. Its module name is the word that rule files use, its fields
are the options, and its ``find`` yields a hit wherever the condition holds.
"""
