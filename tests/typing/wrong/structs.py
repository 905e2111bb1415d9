# Structs: their fields, their class, where another struct is wanted.
from pysock import *


@struct
class packet:
    id: int = member("uint16_t")


addr, p, t = sockaddr_in(), packet(), timespec()
addr.sin_prt = 80  # error: attr-defined
print(addr.sin_prt)  # error: attr-defined
addr.sin_port = "80"  # error: assignment
addr.sin_port = 80.0  # error: assignment
addr.sin_family = None  # error: assignment
addr.sin_addr = "127.0.0.1"  # error: assignment
addr.sin_addr.s_adr = 0  # error: attr-defined
addr.sin_addr.s_addr = "127.0.0.1"  # error: assignment
sockaddr_in(sin_prt=80)  # error: call-arg
sockaddr_in(sin_port="80")  # error: arg-type
sockaddr_in("127.0.0.1")  # error: arg-type
print(addr[0])  # error: index
print(len(addr))  # error: arg-type
p.kind = 1  # error: attr-defined
p.id = "one"  # error: assignment
packet(kind=1)  # error: call-arg
packet(id="one")  # error: arg-type
nanosleep(timeval(), NULL)  # error: arg-type (runs)
nanosleep(1, NULL)  # error: arg-type
sigaddset(addr, SIGINT)  # error: arg-type
pthread_mutex_lock(t)  # error: arg-type
poll([pollfd()], 1, 0)  # error: arg-type
select(0, {1, 2}, NULL, NULL, NULL)  # error: arg-type
epoll_ctl(-1, EPOLL_CTL_ADD, 0, EPOLLIN)  # error: arg-type
inet_ntoa("127.0.0.1")  # error: arg-type
inet_ntoa(addr)  # error: arg-type
new(5)  # error: call-overload
sizeof(5)  # error: call-overload
addressof(5)  # error: call-overload
cast("int", "5")  # error: call-overload
