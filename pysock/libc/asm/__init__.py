"""The headers <asm/*.h>."""
