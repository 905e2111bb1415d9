"""The headers <arpa/*.h>."""
