"""The headers <netpacket/*.h>."""
