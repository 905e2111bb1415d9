"""What could not be done, and what would help: the exceptions that a command ends with, and how they are said."""

from __future__ import annotations


class Problem(Exception):
    """`message` says why it could not be done, `remedy` what to do about it (or "")."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def text(self) -> str:
        """As a command says it on stderr."""
        return "".join(f"pysock: {line}\n" for line in (self.message, self.remedy) if line)

    def to_dict(self) -> dict[str, str]:
        return {"result": "could not run", "error": self.message, "remedy": self.remedy}


class CannotCompare(Problem):
    """Nothing could be compared."""


class DoesNotFit(CannotCompare):
    """The C program does not do what its scenario says."""
