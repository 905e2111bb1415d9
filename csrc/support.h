/* What of our own C the binding needs; cffi reads its declarations from support.cdef. */

#if defined(__APPLE__)
#include <malloc/malloc.h>
#elif defined(__FreeBSD__)
#include <malloc_np.h>
#elif defined(__linux__)
#include <malloc.h>
#endif

/* How many bytes a block of malloc() really has; getline() trusts the caller's word for it. */
static size_t pysock_block_size(void *block)
{
#if defined(__APPLE__)
    return malloc_size(block);
#elif defined(__linux__) || defined(__FreeBSD__)
    return malloc_usable_size(block);
#else
    (void)block;
    return SIZE_MAX;
#endif
}

enum { pysock_flock_size = sizeof(struct flock) };

/* Its type tells Python what C's char is here. */
static char pysock_char[1];

/* atexit(): libc calls pysock_at_exit() once, and it enters Python only while there is one. */
static int pysock_alive = 1;
static void pysock_exit_handlers(void);

static void pysock_at_exit(void)
{
    if (pysock_alive)
        pysock_exit_handlers();
}

static int pysock_atexit(void)
{
    return atexit(pysock_at_exit);
}

/* qsort() and bsearch() call this; the Python function it stands for is on a stack of the thread's own. */
static int pysock_compare(const void *, const void *);

static void pysock_qsort(void *base, size_t nmemb, size_t size)
{
    qsort(base, nmemb, size, pysock_compare);
}

static void *pysock_bsearch(const void *key, const void *base, size_t nmemb, size_t size)
{
    return bsearch(key, base, nmemb, size, pysock_compare);
}

/* fork() and daemon() with the interpreter ready for it, as os.fork() has it: they are called without Python's lock, and
   the child must not wait for threads that it does not have. The stable ABI has these functions; cffi asks for an older
   one's declarations. PyPy has none of them: see pysock/interpreter.py. */
#ifndef PYPY_VERSION
extern void PyOS_BeforeFork(void);
extern void PyOS_AfterFork_Child(void);
extern void PyOS_AfterFork_Parent(void);

static volatile int pysock_is_child;

static void pysock_in_child(void)
{
    pysock_is_child = 1;
}

static void pysock_before_fork(PyGILState_STATE *state)
{
    static int registered;

    *state = PyGILState_Ensure();
    if (!registered && pthread_atfork(NULL, NULL, pysock_in_child) == 0)
        registered = 1;
    PyOS_BeforeFork();
    pysock_is_child = 0;
}

static void pysock_after_fork(PyGILState_STATE state)
{
    int number = errno;

    if (pysock_is_child)
        PyOS_AfterFork_Child();
    else
        PyOS_AfterFork_Parent();
    PyGILState_Release(state);
    errno = number;
}

static pid_t pysock_fork(void)
{
    PyGILState_STATE state;
    int number = errno;
    pid_t pid;

    pysock_before_fork(&state);
    errno = number;
    pid = fork();
    pysock_after_fork(state);
    return pid;
}

static int pysock_daemon(int nochdir, int noclose)
{
    PyGILState_STATE state;
    int number = errno;
    int result;

    pysock_before_fork(&state);
    errno = number;
    result = daemon(nochdir, noclose);
    pysock_after_fork(state);
    return result;
}
#else
#define pysock_fork fork
#define pysock_daemon daemon
#endif

/* Threads enter Python here, unless there is none any more: what they run is looked up by a number. */
static void *pysock_thread(void *number);
static void pysock_value(void *number);
static void pysock_once(void);

static void *pysock_start_routine(void *number)
{
    return pysock_alive ? pysock_thread(number) : NULL;
}

static int pysock_start_of_c11(void *number)
{
    return pysock_alive ? (int)(intptr_t)pysock_thread(number) : 0;
}

static void pysock_destructor(void *number)
{
    if (pysock_alive)
        pysock_value(number);
}

/* glibc divides by the number of threads of a barrier, and aborts where its third and fourth numbers, or a semaphore's
   number after its value, are none of those that it sets itself. */
static int pysock_barrier_made(const void *barrier)
{
#if defined(__GLIBC__)
    const unsigned int *numbers = barrier;

    return numbers[2] != 0 && (numbers[3] & ~128u) == 0;
#else
    (void)barrier;
    return 1;
#endif
}

static int pysock_semaphore_made(const void *sem)
{
#if defined(__GLIBC__)
    return (((const unsigned int *)sem)[sizeof(long) == 8 ? 2 : 1] & ~128u) == 0;
#else
    (void)sem;
    return 1;
#endif
}

/* What kind of mutex it is, in glibc's own numbers: -1 one that was destroyed, with 16 in it a robust one. */
static int pysock_mutex_kind(const void *mutex)
{
#if defined(__GLIBC__)
    return ((const pthread_mutex_t *)mutex)->__data.__kind;
#else
    (void)mutex;
    return 0;
#endif
}

/* The memory of new(). Where a block lies is known, so that a pointer into it can be measured. A block that holds
   pointers for the kernel (struct iovec, struct msghdr) keeps alive what they point to: Python gives a block back when
   its last name goes, and it is freed when no such pointer leads to it any more. */

#include <pthread.h>
#include <search.h>
#include <sys/socket.h>
#include <sys/uio.h>

struct pysock_block {
    char *start;
    size_t size;
    struct pysock_block *next; /* in pysock_watched: blocks that hold, and those given back but still pointed to */
    char holds, given_back, reached, scanned;
} __attribute__((aligned(16)));

static void *pysock_blocks; /* all of them, by address */
static struct pysock_block *pysock_watched;
static pthread_mutex_t pysock_blocks_lock = PTHREAD_MUTEX_INITIALIZER;

static void pysock_lock_blocks(void)
{
    pthread_mutex_lock(&pysock_blocks_lock);
}

static void pysock_unlock_blocks(void)
{
    pthread_mutex_unlock(&pysock_blocks_lock);
}

static void pysock_guard_fork(void)
{
    pthread_atfork(pysock_lock_blocks, pysock_unlock_blocks, pysock_unlock_blocks);
}

/* Blocks lie apart; what overlaps is the same one. The place just behind a block belongs to it. */
static int pysock_order(const void *a, const void *b)
{
    const struct pysock_block *one = a, *other = b;

    if (one->start + one->size < other->start)
        return -1;
    return one->start > other->start + other->size;
}

static struct pysock_block *pysock_find(const void *place)
{
    struct pysock_block key = {(char *)place, 0, NULL, 0, 0, 0, 0};
    struct pysock_block **found = tfind(&key, &pysock_blocks, pysock_order);

    return found ? *found : NULL;
}

static void *pysock_make(size_t size, char holds)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct pysock_block *block;
    void *added;

    pthread_once(&once, pysock_guard_fork);
    if (size > SIZE_MAX - sizeof(*block) || !(block = calloc(1, sizeof(*block) + size)))
        return NULL;
    block->start = (char *)(block + 1);
    block->size = size;
    block->holds = holds;
    pysock_lock_blocks();
    added = tsearch(block, &pysock_blocks, pysock_order);
    if (added && holds) {
        block->next = pysock_watched;
        pysock_watched = block;
    }
    pysock_unlock_blocks();
    if (!added) {
        free(block);
        return NULL;
    }
    return block->start;
}

static void *pysock_new(size_t size)
{
    return pysock_make(size, 0);
}

static void *pysock_new_holder(size_t size)
{
    return pysock_make(size, 1);
}

static void pysock_free_block(struct pysock_block *block)
{
    tdelete(block, &pysock_blocks, pysock_order);
    free(block);
}

/* Marks what the pointers in this block lead to; whether that was anything new. */
static int pysock_scan(struct pysock_block *holder, const char *low, const char *high)
{
    size_t at;
    int news = 0;

    for (at = 0; at + sizeof(char *) <= holder->size; at += sizeof(char *)) {
        struct pysock_block *found;
        char *place;

        memcpy(&place, holder->start + at, sizeof(place));
        if (place >= low && place <= high && (found = pysock_find(place)) && found->given_back && !found->reached)
            news = found->reached = 1;
    }
    holder->scanned = 1;
    return news;
}

/* Frees the blocks given back that nothing points to. */
static void pysock_sweep(void)
{
    const char *low = (const char *)UINTPTR_MAX, *high = NULL;
    struct pysock_block *block, **link;
    int news;

    for (block = pysock_watched; block; block = block->next) {
        block->reached = !block->given_back;
        block->scanned = !block->holds;
        if (block->given_back && block->start < low)
            low = block->start;
        if (block->given_back && block->start + block->size > high)
            high = block->start + block->size;
    }
    do {
        news = 0;
        for (block = pysock_watched; block; block = block->next)
            if (block->reached && !block->scanned)
                news |= pysock_scan(block, low, high);
    } while (news);
    for (link = &pysock_watched; (block = *link);) {
        if (block->reached) {
            link = &block->next;
        } else {
            *link = block->next;
            pysock_free_block(block);
        }
    }
}

static void pysock_give_back(void *memory)
{
    struct pysock_block *block = (struct pysock_block *)memory - 1;
    int number = errno;

    pysock_lock_blocks();
    if (!pysock_watched) {
        pysock_free_block(block);
    } else {
        block->given_back = 1;
        if (!block->holds) {
            block->next = pysock_watched;
            pysock_watched = block;
        }
        pysock_sweep();
    }
    pysock_unlock_blocks();
    errno = number;
}

/* How many bytes there are from here to the end of the block; -1 if this is in none. */
static long long pysock_room(void *place)
{
    struct pysock_block *block;
    long long room;

    pysock_lock_blocks();
    block = pysock_find(place);
    room = block ? (long long)(block->start + block->size - (char *)place) : -1;
    pysock_unlock_blocks();
    return room;
}

/* What a message says of its own pointers, compared with the blocks they lead into. A pointer that leads into none is
   for the kernel to judge, as in C. Each returns 0, or which member lacks room: its place, the bytes said, those there. */

enum { PYSOCK_NAME = 1, PYSOCK_IOV, PYSOCK_PIECE, PYSOCK_CONTROL };

static int pysock_lacks(const void *place, unsigned long long size, unsigned long long found[4])
{
    struct pysock_block *block = size ? pysock_find(place) : NULL;

    if (!block)
        return 0;
    found[2] = size;
    found[3] = block->start + block->size - (char *)place;
    return found[3] < size;
}

static int pysock_pieces_lack(const struct iovec *iov, size_t count, unsigned long long found[4])
{
    struct pysock_block *block = count <= 1024 ? pysock_find(iov) : NULL;
    size_t at;

    if (!block)
        return 0;
    found[2] = count * sizeof(*iov);
    found[3] = block->start + block->size - (char *)iov;
    if (found[3] < found[2])
        return PYSOCK_IOV;
    for (at = 0; at < count; at++)
        if (pysock_lacks(iov[at].iov_base, iov[at].iov_len, found)) {
            found[1] = at;
            return PYSOCK_PIECE;
        }
    return 0;
}

static int pysock_message_lacks(const struct msghdr *msg, unsigned long long found[4])
{
    if ((int)msg->msg_namelen >= 0 && pysock_lacks(msg->msg_name, msg->msg_namelen, found))
        return PYSOCK_NAME;
    if (pysock_lacks(msg->msg_control, msg->msg_controllen, found))
        return PYSOCK_CONTROL;
    return pysock_pieces_lack(msg->msg_iov, msg->msg_iovlen, found);
}

static int pysock_check_pieces(void *iov, size_t count, unsigned long long found[4])
{
    int lacking;

    pysock_lock_blocks();
    lacking = pysock_pieces_lack(iov, count, found);
    pysock_unlock_blocks();
    return lacking;
}

static int pysock_check_message(void *msg, unsigned long long found[4])
{
    int lacking;

    pysock_lock_blocks();
    lacking = pysock_message_lacks(msg, found);
    pysock_unlock_blocks();
    return lacking;
}

static int pysock_check_messages(void *msgvec, unsigned int count, unsigned long long found[4])
{
#ifdef MSG_WAITFORONE /* where there is a struct mmsghdr */
    const struct mmsghdr *messages = msgvec;
    int lacking = 0;

    pysock_lock_blocks();
    for (found[0] = 0; found[0] < count && found[0] < 1024; found[0]++)
        if ((lacking = pysock_message_lacks(&messages[found[0]].msg_hdr, found)))
            break;
    pysock_unlock_blocks();
    return lacking;
#else
    (void)msgvec, (void)count, (void)found;
    return 0;
#endif
}

/* What glibc's streams do not check. setvbuf() while a byte of ungetc() is there frees memory that is none; and on a
   stream that is open for writing too, ungetc() before anything was read makes the next byte written go to NULL. */

enum { PYSOCK_NO_READS = 4, PYSOCK_NO_WRITES = 8, PYSOCK_IN_BACKUP = 0x100, PYSOCK_PUTTING = 0x800 };

static int pysock_pushed_back(FILE *stream)
{
#ifdef __GLIBC__
    return stream->_IO_save_base || stream->_flags & PYSOCK_IN_BACKUP;
#else
    return stream == NULL;
#endif
}

static int pysock_takes_back(FILE *stream)
{
#ifdef __GLIBC__
    return stream->_flags & PYSOCK_NO_WRITES ||
           (!(stream->_flags & (PYSOCK_NO_READS | PYSOCK_PUTTING)) && stream->_IO_read_base);
#else
    return stream != NULL;
#endif
}
