"""Kinds of rewrite: how a row that breaks a rule could read; one module for each kind.

A kind is a dataclass of its options with `propose`; ``rule_files.ways`` finds it here by its
name. None of them promises anything: what is proposed is put to the rules before it is
told (``engine.obey``).
"""
