"""#include <linux/can.h>, whose module is linux.can_; and the headers <linux/can/*.h>."""

from pysock.libc.linux.can_ import *  # noqa: F403
from pysock.libc.linux.can_ import __all__ as __all__
