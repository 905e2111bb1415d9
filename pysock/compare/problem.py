"""The exception of the comparison: it could not be done, and what would help."""

from __future__ import annotations


class CannotCompare(Exception):
    """Nothing could be compared: `message` says why, `remedy` what to do about it (or "")."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class DoesNotFit(CannotCompare):
    """The C program does not do what its scenario says."""
