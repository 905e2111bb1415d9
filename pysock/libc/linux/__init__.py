"""The headers <linux/*.h>."""
