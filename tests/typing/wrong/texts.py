# Text that libc reads up to its NUL, and what printf() takes.
from pysock import *

perror(5)  # error: arg-type
perror(None)  # error: arg-type
printf(5)  # error: arg-type
printf("%s\n", None)  # error: arg-type
printf("%d\n", [1])  # error: arg-type
printf("%s\n", sockaddr_in())  # error: arg-type
fprintf("log.txt", "x\n")  # error: arg-type
puts(["x"])  # error: arg-type
strlen(5)  # error: arg-type
atoi(12)  # error: arg-type
atoi(in_addr())  # error: arg-type
inet_pton(AF_INET, 0x7F000001, in_addr())  # error: arg-type
inet_addr(127)  # error: arg-type
gethostbyname(("localhost",))  # error: arg-type
getaddrinfo("localhost", 80, NULL, new("struct addrinfo *"))  # error: arg-type
if_nametoindex(1)  # error: arg-type
fopen("/dev/null", 1)  # error: arg-type
open("/dev/null", "r")  # error: arg-type
open(0, O_RDONLY)  # error: arg-type
execv("/nowhere", "sh -c true")  # error: arg-type
cstr("text")  # error: arg-type
cstr(5)  # error: arg-type
