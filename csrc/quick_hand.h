/* What wrappers written by hand check besides, for those of their calls that go the short way: quick.py names them. Each
   says whether the call may be made as it stands. Where one is in doubt, the wrapper decides. */

/* Whether epoll_ctl() has ever kept memory for a data.ptr. */
static int pysock_attached;

#ifndef PYPY_VERSION

/* Whether memory of so many bytes may be looked at. A bare pointer that leads into no block of ours is for the kernel:
   then there is nothing to check. */
static inline int pysock_quick_readable(void *memory, long long room, size_t size)
{
    return memory != NULL && (room != PYSOCK_POINTER || pysock_room(memory) >= (long long)size);
}

static inline int pysock_quick_message(void *msg, long long room)
{
    unsigned long long found[4];

    return !pysock_quick_readable(msg, room, sizeof(struct msghdr)) || !pysock_check_message(msg, found);
}

static inline int pysock_quick_pieces(void *iov, long long count)
{
    unsigned long long found[4];

    return count <= 0 || !pysock_check_pieces(iov, (size_t)count, found);
}

#ifdef MSG_WAITFORONE /* where there is a struct mmsghdr */
static inline int pysock_quick_messages(void *msgvec, long long room, long long count)
{
    unsigned long long found[4];

    return !pysock_quick_readable(msgvec, room, (size_t)count * sizeof(struct mmsghdr)) ||
           !pysock_check_messages(msgvec, (unsigned int)count, found);
}
#endif

#ifdef __linux__
/* libc/_sys_epoll.py keeps what data.ptr leads to: a call that attaches such memory is its affair, and so are
   all when it has kept any. */
static inline int pysock_quick_unattached(long long op, void *event)
{
    epoll_data_t data;

    if (pysock_attached)
        return 0;
    if ((int)op == EPOLL_CTL_DEL || event == NULL)
        return 1;
    memcpy(&data, (char *)event + offsetof(struct epoll_event, data), sizeof(data));
    return pysock_room(data.ptr) < 0;
}
#endif

/* An option that writes no more than *optlen says: the others are those of _OVERLONG in libc/_sys_socket.py. */
static inline int pysock_quick_option(long long level, long long optname)
{
#ifdef SO_ATTACH_FILTER
    if ((int)level == SOL_SOCKET)
        return (int)optname != SO_ATTACH_FILTER;
#endif
#ifdef IP_MSFILTER
    if ((int)level == IPPROTO_IP && (int)optname == IP_MSFILTER)
        return 0;
#endif
#ifdef MCAST_MSFILTER
    if ((int)level == IPPROTO_IP || (int)level == IPPROTO_IPV6)
        return (int)optname != MCAST_MSFILTER;
#endif
    return 1;
}

static inline int pysock_quick_member(long long fd)
{
    return 0 <= (int)fd && (int)fd < FD_SETSIZE;
}

#endif
