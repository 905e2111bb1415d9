"""What may be written to a stream, as the person before it wants it."""

from __future__ import annotations

import os
from typing import TextIO

BOLD, DIM, END = "\033[1m", "\033[2m", "\033[0m"


def has_colour(stream: TextIO | None) -> bool:
    """Whether it is a terminal that shows colours, and nobody has asked for none (NO_COLOR)."""
    return bool(stream and stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")
