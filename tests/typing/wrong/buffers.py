# What libc reads, and what it writes to. (descriptor -1: a call that went through would fail with EBADF, not raise)
from pysock import *

buf, fd = new("char[16]"), -1
recv(fd, b"abc", 3, 0)  # error: arg-type
recv(fd, "abc", 3, 0)  # error: arg-type
recv(fd, None, 3, 0)  # error: arg-type
recv(fd, [0, 0, 0], 3, 0)  # error: arg-type
read(fd, b"abc", 3)  # error: arg-type
send(fd, "abc", 3, 0)  # error: arg-type
send(fd, 3, 3, 0)  # error: arg-type
write(fd, "abc", 3)  # error: arg-type
sendto(fd, buf, 3, 0, None, 0)  # error: arg-type
bind(fd, ("127.0.0.1", 80), 16)  # error: arg-type
connect(fd, "127.0.0.1:80", 16)  # error: arg-type
setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, 1, 4)  # error: arg-type
getsockopt(fd, SOL_SOCKET, SO_ERROR, 0, new("socklen_t", 4))  # error: arg-type
accept(fd, sockaddr_in(), 16)  # error: arg-type
memset(b"abc", 0, 3)  # error: arg-type
memcpy(buf, "abc", 3)  # error: arg-type
snprintf(b"abc", 3, "x")  # error: arg-type
inet_ntop(AF_INET, in_addr(), b"0123456789abcdef", 16)  # error: arg-type
pipe([0, 0])  # error: arg-type
gethostname(b"abc", 3)  # error: arg-type
strcpy(b"abc", "abc")  # error: arg-type
qsort(b"cab", 3, 1, lambda a, b: 0)  # error: arg-type
sscanf("1", "%d", 1)  # error: arg-type
free(b"abc")  # error: arg-type
fclose(1)  # error: arg-type
fputs("x", 1)  # error: arg-type
