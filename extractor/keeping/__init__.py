"""Keeping a register while meetings go on: merging, comparing, what is due, what is done."""
