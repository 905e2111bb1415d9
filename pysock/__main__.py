"""``python -m pysock``: the same as the command ``pysock``."""

from __future__ import annotations

import sys

from pysock.cli import main

if __name__ == "__main__":
    sys.exit(main())
