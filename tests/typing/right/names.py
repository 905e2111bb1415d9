# Names and addresses: getaddrinfo()'s list, getnameinfo(), the interfaces.
from pysock import *


def main(argc: int, argv: argv_t) -> int:
    hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = SOCK_STREAM
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    res = new("struct addrinfo *")
    error = getaddrinfo("127.0.0.1", "80", hints, res)
    if error != 0:
        fprintf(stderr, "getaddrinfo: %s\n", gai_strerror(error))
        return 1
    host, serv = new(f"char[{NI_MAXHOST}]"), new(f"char[{NI_MAXSERV}]")
    count = 0
    p = res[0]
    while p:
        flags = NI_NUMERICHOST | NI_NUMERICSERV
        if getnameinfo(p.ai_addr, p.ai_addrlen, host, sizeof(host), serv, sizeof(serv), flags) == 0:
            printf("%d %s %s\n", p.ai_family, host, serv)
            count += 1
        p = p.ai_next
    freeaddrinfo(res[0])

    wanted = in_addr()
    if inet_pton(AF_INET, "10.0.0.1", wanted) != 1 or inet_addr(b"10.0.0.1") != wanted.s_addr:
        return 1
    six = sockaddr_in6(sin6_family=AF_INET6)
    six.sin6_addr = in6addr_loopback
    printf("%s %u\n", inet_ntoa(wanted), if_nametoindex("lo"))

    interfaces = if_nameindex()
    if interfaces:
        i = 0
        while interfaces[i].if_index != 0:
            i += 1
        if_freenameindex(interfaces)
    return 0 if count == 1 and IN6_IS_ADDR_LOOPBACK(six.sin6_addr) else 1


run(main)
