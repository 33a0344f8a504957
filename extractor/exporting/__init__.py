"""Registers for trackers: one module a format, and the way back from an edited sheet."""
