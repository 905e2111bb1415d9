# As many arguments as C has, by C's names.
from pysock import *

buf, fd = new("char[16]"), -1
socket(AF_INET, SOCK_STREAM)  # error: call-arg
recv(fd, buf, 3)  # error: call-arg
recv(fd, buf, 3, 0, 0)  # error: call-arg
recv(fd, buf, 3, flag=0)  # error: call-arg
bind(fd, sockaddr_in())  # error: call-arg
accept(fd)  # error: call-arg
close()  # error: call-arg
poll(pollfd(), 1)  # error: call-arg
fork(0)  # error: call-arg
printf()  # error: call-arg
htons(1, 2)  # error: call-arg
sizeof()  # error: call-overload
new()  # error: call-overload
abs(number=3)  # error: arg-type
