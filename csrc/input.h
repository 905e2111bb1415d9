/* Input by way of a stream, for as long as signals have handlers in Python (signals.h). Interrupted in the midst of a
   line, libc's functions lose what they have read of it, so these wait for input in the stream's buffer, where nothing is
   lost, and take from there what libc's would. Other calls that wait need no more than pysock_enter() and
   pysock_leave(). */

#if defined(__GLIBC__) && PYSOCK_KICKS
extern int __underflow(FILE *stream); /* what getc() calls when the buffer is empty; it takes nothing */

static int pysock_input_again(FILE *stream, int failed_before)
{
    if (errno != EINTR || pysock_self.outcome != PYSOCK_AGAIN)
        return 0;
    if (!failed_before)
        clearerr(stream);
    return 1;
}

/* Waits until there is input in the buffer. 0: failed, as the function would. */
static int pysock_fill(FILE *stream)
{
    int failed = 1, failed_before = ferror(stream);

    if (stream->_IO_read_ptr < stream->_IO_read_end)
        return 1;
    flockfile(stream);
    if (pysock_enter())
        failed = __underflow(stream) == EOF && !feof(stream);
    pysock_leave(failed && errno == EINTR, 0);
    if (failed)
        pysock_input_again(stream, failed_before);
    funlockfile(stream);
    return !failed;
}

/* How much of its input this very call had already, when it was interrupted. */
static size_t pysock_had(const void *place, FILE *stream)
{
    struct pysock_thread *me = &pysock_self;
    size_t had = me->place == place && me->stream == stream ? me->had : 0;

    me->place = NULL;
    return had;
}

static void pysock_has(const void *place, FILE *stream, size_t had)
{
    struct pysock_thread *me = &pysock_self;

    me->place = place;
    me->stream = stream;
    me->had = had;
}

/* How many bytes of the buffer to take: up to delim, at most room. */
static size_t pysock_up_to(FILE *stream, int delim, size_t room, int *found)
{
    size_t there = stream->_IO_read_end - stream->_IO_read_ptr;
    const char *end = memchr(stream->_IO_read_ptr, delim, there < room ? there : room);

    *found = end != NULL;
    return end ? (size_t)(end + 1 - stream->_IO_read_ptr) : there < room ? there : room;
}

static char *pysock_fgets(char *s, int size, FILE *stream)
{
    size_t had, taken;
    int done = 0;

    if (size < 2)
        return fgets(s, size, stream);
    flockfile(stream);
    had = pysock_had(s, stream);
    while (!done && had < (size_t)size - 1) {
        if (!pysock_fill(stream)) {
            if (errno == EINTR && pysock_self.outcome == PYSOCK_AGAIN)
                pysock_has(s, stream, had);
            if (errno != EAGAIN)
                had = 0;
            break;
        }
        taken = pysock_up_to(stream, '\n', size - 1 - had, &done);
        if (!taken) /* the end */
            break;
        memcpy(s + had, stream->_IO_read_ptr, taken);
        stream->_IO_read_ptr += taken;
        had += taken;
    }
    if (had)
        s[had] = 0;
    funlockfile(stream);
    return had ? s : NULL;
}

static int pysock_make_room(char **lineptr, size_t *n, size_t needed)
{
    size_t size = needed < 120 ? 120 : needed < 2 * *n ? 2 * *n : needed;
    char *larger;

    if (*lineptr && *n >= needed)
        return 1;
    larger = realloc(*lineptr, size);
    if (larger) {
        *lineptr = larger;
        *n = size;
    }
    return larger != NULL;
}

/* The program's own variables may lie in the very buffer that the stream reads into: they are not looked at meanwhile. */
static ssize_t pysock_getdelim(char **lineptr, size_t *n, int delim, FILE *stream)
{
    char *line = *lineptr;
    size_t size = line ? *n : 0, had, taken;
    int done = 0, room;

    flockfile(stream);
    had = pysock_had(lineptr, stream);
    room = pysock_make_room(&line, &size, had + 1);
    while (room && !done) {
        if (!pysock_fill(stream)) {
            if (errno == EINTR && pysock_self.outcome == PYSOCK_AGAIN) {
                pysock_has(lineptr, stream, had);
                had = 0;
            }
            break;
        }
        taken = pysock_up_to(stream, delim, SIZE_MAX, &done);
        if (!taken)
            break;
        room = pysock_make_room(&line, &size, had + taken + 1);
        if (room) {
            memcpy(line + had, stream->_IO_read_ptr, taken);
            stream->_IO_read_ptr += taken;
            had += taken;
        }
    }
    if (room && had)
        line[had] = 0;
    *lineptr = line;
    *n = size;
    funlockfile(stream);
    return room && had ? (ssize_t)had : -1;
}

static size_t pysock_fread(void *ptr, size_t size, size_t nmemb, FILE *stream)
{
    size_t total = size * nmemb, had;
    int failed_before = ferror(stream), interrupted = 1;

    if (!total || total / size != nmemb)
        return fread(ptr, size, nmemb, stream);
    had = pysock_had(ptr, stream);
    if (pysock_enter()) {
        had += fread((char *)ptr + had, 1, total - had, stream);
        interrupted = had < total && ferror(stream) && errno == EINTR;
    }
    pysock_leave(interrupted, 0);
    if (interrupted && pysock_input_again(stream, failed_before)) {
        pysock_has(ptr, stream, had);
        return 0;
    }
    return had / size;
}
#else
static int pysock_fill(FILE *stream)
{
    (void)stream;
    return 1;
}
#define pysock_fgets fgets
#define pysock_fread fread

static ssize_t pysock_getdelim(char **lineptr, size_t *n, int delim, FILE *stream)
{
    char *line = *lineptr;
    size_t size = *n;
    ssize_t result = getdelim(&line, &size, delim, stream);

    *lineptr = line;
    *n = size;
    return result;
}
#endif
