"""Paths in, documents out: which files of folders and archives are tables to check."""
