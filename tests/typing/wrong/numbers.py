# Numbers of C: no float, no text, no None, no struct.
from pysock import *

buf, addr, fd = new("char[16]"), sockaddr_in(), -1
socket("AF_INET", SOCK_STREAM, 0)  # error: arg-type
socket(AF_INET, 1.0, 0)  # error: arg-type
socket(AF_INET, SOCK_STREAM, None)  # error: arg-type
recv(fd, buf, 3.0, 0)  # error: arg-type
recv(fd, buf, None, 0)  # error: arg-type
recv(addr, buf, 3, 0)  # error: arg-type
listen(fd, "5")  # error: arg-type
close(None)  # error: arg-type
htons("80")  # error: arg-type
htonl(b"\x7f\0\0\1")  # error: arg-type
bind(fd, addr, addr)  # error: arg-type
FD_SET("0", fd_set())  # error: arg-type
sleep(0.5)  # error: arg-type
kill(getpid(), "SIGTERM")  # error: arg-type
putchar("x")  # error: arg-type
strchr("abc", "b")  # error: arg-type
malloc(1.5)  # error: arg-type
calloc("1", 1)  # error: arg-type
umask("022")  # error: arg-type
fcntl(fd, "F_GETFL")  # error: arg-type
fcntl(fd, F_SETFL, 1.0)  # error: arg-type
ioctl(fd, FIONREAD, None)  # error: arg-type
uint8_t.c_typ  # error: attr-defined
number: int = strerror(2)  # error: assignment (runs)
text: str = recv(fd, buf, 3, 0)  # error: assignment (runs)
