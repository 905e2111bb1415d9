/** Sending a file through a socket without reading it first (Linux; the BSDs' call of this name is another). */
#include <sys/types.h>

/** Copy from a file to a socket (or any descriptor) inside the kernel.
 *
 *  out_fd  where to write
 *  in_fd   a file that could be mapped: not a socket or pipe
 *  offset  where to read, in bytes from the start, moved on by the call; NULL uses and moves in_fd's own position
 *  count   bytes at most
 *
 *  Returns the number of bytes written, perhaps fewer than count; -1 with errno set on failure.
 *  Errors: EAGAIN no room and out_fd is non-blocking; EBADF not open the right way; EINVAL in_fd cannot be mapped, or
 *  out_fd is open with O_APPEND, or count is negative; EPIPE the peer is gone (and SIGPIPE kills the program);
 *  ECONNRESET; ESPIPE offset is given, and in_fd has no position; EOVERFLOW; EIO; ENOMEM; EFAULT.
 *  See sendfile(2).
 */
BLOCKS ssize_t sendfile(int out_fd, int in_fd, OPT INOUT off_t *offset, size_t count);
