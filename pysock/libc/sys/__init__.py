"""The headers <sys/*.h>."""
