"""The headers <netinet/*.h>."""
