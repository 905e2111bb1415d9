/* What of our own C the binding needs; cffi reads its declarations from support.cdef. */

#if __has_include(<malloc.h>)
#include <malloc.h>
#elif __has_include(<malloc/malloc.h>)
#include <malloc/malloc.h>
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
