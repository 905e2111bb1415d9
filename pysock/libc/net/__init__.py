"""The headers <net/*.h>."""
