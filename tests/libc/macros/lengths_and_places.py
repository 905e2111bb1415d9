# ruff: noqa: F403, F405
from pysock import *

un = sockaddr_un(sun_family=AF_UNIX)
for len in range(sizeof(un.sun_path)):
    show(SUN_LEN(un))
    un.sun_path[len] = ord("x")
show(offsetof(sockaddr_un, "sun_path"))
show(offsetof("struct sockaddr_in6", "sin6_addr"))
show(offsetof(sockaddr_in, "sin_addr.s_addr"))
show(offsetof("struct sockaddr", "sa_data[2]"))
show(offsetof(ifreq, "ifr_flags"))
show(offsetof(epoll_event, "data.fd"))
