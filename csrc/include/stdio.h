/** Streams: buffered input and output, and the formatted kind. They are libc's own, so what is printed and when it
 *  is written to the descriptor is what the C program does. */
#include <stdarg.h>
#include <sys/types.h>

#define EOF ...             /* what a reading function returns at the end or on an error */
#define BUFSIZ ...          /* bytes of the buffer that setbuf() takes */
#define FOPEN_MAX ...       /* streams that can surely be open at once */
#define FILENAME_MAX ...    /* bytes for the longest file name, NUL included */
#define L_tmpnam ...        /* bytes for a temporary file's name */
#define L_ctermid ...       /* bytes for the terminal's name, as ctermid() gives it */
#define TMP_MAX ...         /* how many temporary names there are at least */
#define P_tmpdir "..."      /* where temporary files go */

#define _IOFBF ...          /* fully buffered: written when the buffer is full */
#define _IOLBF ...          /* line buffered: written at each newline too */
#define _IONBF ...          /* not buffered */

#define SEEK_SET ...        /* offset counts from the start */
#define SEEK_CUR ...        /* offset counts from the present position */
#define SEEK_END ...        /* offset counts from the end */
#define SEEK_DATA ...       /* the next data at or after offset (Linux) */
#define SEEK_HOLE ...       /* the next hole at or after offset (Linux) */

#define RENAME_NOREPLACE ...    /* fail with EEXIST instead of replacing */
#define RENAME_EXCHANGE ...     /* swap the two names */
#define RENAME_WHITEOUT ...     /* leave a whiteout at the old name (overlay file systems) */

/** A stream: a descriptor with a buffer in front of it. */
typedef ... FILE;

/** A place in a stream, as fgetpos() stores it. */
typedef opaque fpos_t;

/** Standard input, descriptor 0. */
extern FILE *stdin;

/** Standard output, descriptor 1: line buffered on a terminal, else fully buffered. */
extern FILE *stdout;

/** Standard error, descriptor 2: not buffered. */
extern FILE *stderr;

/* Opening and closing. */

/** Open a file as a stream.
 *
 *  pathname  the file's name
 *  mode      "r" read, "w" create or empty it and write, "a" append; "+" adds the other direction; "e" sets
 *            O_CLOEXEC and "x" refuses an existing file (glibc)
 *
 *  Returns the stream; NULL with errno set on failure.
 *  Errors: ENOENT there is no such file; EACCES no permission; EINVAL mode is none of these; EMFILE no descriptor left.
 *  See fopen(3).
 */
BLOCKS GIVES(stream) FILE *fopen(TEXT const char *pathname, TEXT const char *mode);

/** Put a stream on a descriptor that is open already, a socket for instance. fclose() will close both.
 *
 *  fd    the descriptor
 *  mode  as for fopen(), and no wider than the descriptor allows; "w" empties nothing here
 *
 *  Returns the stream; NULL with errno set on failure.
 *  Errors: EBADF fd is not open; EINVAL mode does not fit the descriptor.
 *  See fdopen(3).
 */
GIVES(stream) FILE *fdopen(int fd, TEXT const char *mode);

/** Close a stream's file and open another in its place: `freopen("log", "w", stdout)`.
 *
 *  pathname  the new file; NULL keeps the file and changes the mode
 *  mode      as for fopen()
 *  stream    the stream; when the call fails it is closed
 *
 *  Returns stream, open anew; NULL with errno set on failure.
 *  Errors: those of fopen(); EBADF pathname is NULL and the mode cannot be changed so.
 *  See freopen(3).
 */
BYHAND FILE *freopen(OPT TEXT const char *pathname, TEXT const char *mode, TAKES(stream) FILE *stream);

/** Write out what is buffered, then close the stream and its descriptor. The stream is gone even on failure.
 *
 *  Returns 0; EOF with errno set on failure.
 *  Errors: those of write() and close(): EBADF the descriptor was closed already; ENOSPC the disk is full; EPIPE.
 *  See fclose(3).
 */
BYHAND int fclose(TAKES(stream) FILE *stream);

/** A stream over memory instead of a file.
 *
 *  buf   the memory, which the stream reads and writes for as long as it lives; NULL has libc provide it
 *  size  bytes of buf
 *  mode  as for fopen()
 *
 *  Returns the stream; NULL with errno set on failure.
 *  Errors: EINVAL mode is not understood; ENOMEM.
 *  See fmemopen(3).
 */
BYHAND GIVES(stream) FILE *fmemopen(OPT IN(size) void *buf, size_t size, TEXT const char *mode);

/** A stream to write to, whose memory grows as needed.
 *
 *  ptr      gets the memory's address at each fflush() and at fclose(); after fclose() it is yours to free()
 *  sizeloc  gets the number of bytes written, at the same moments
 *
 *  Returns the stream; NULL with errno set on failure (ENOMEM).
 *  See open_memstream(3).
 */
BYHAND GIVES(stream) FILE *open_memstream(OUT char **ptr, OUT size_t *sizeloc);

/** A stream on a new file without a name, open for "w+", which is gone when closed.
 *
 *  Returns the stream; NULL with errno set on failure.
 *  Errors: EACCES, EROFS the directory for temporary files cannot be written to; EMFILE; ENOSPC.
 *  See tmpfile(3).
 */
GIVES(stream) FILE *tmpfile(void);

/** Run a command in the shell, with a pipe to it as a stream.
 *
 *  command  a line for /bin/sh
 *  type     "r" reads what the command prints, "w" writes to its input; "e" adds close-on-exec (glibc)
 *
 *  Returns the stream, to be closed by pclose(); NULL with errno set on failure.
 *  Errors: EINVAL type is neither; EMFILE; EAGAIN, ENOMEM no process could be made.
 *  See popen(3).
 */
BYHAND FILE *popen(TEXT const char *command, TEXT const char *type);

/** Close a stream of popen() and wait for its command to end.
 *
 *  Returns the command's wait status (WIFEXITED(), WEXITSTATUS() take it apart); -1 with errno set on failure.
 *  Errors: ECHILD something else has waited for the process already.
 *  See pclose(3).
 */
BYHAND int pclose(TAKES(stream) FILE *stream);

/* Buffers. */

/** Write out what a stream has buffered, all output streams for NULL; input read ahead from a file is given back.
 *
 *  Returns 0; EOF with errno set on failure.
 *  Errors: those of write(): EBADF the stream is not open for writing; EPIPE; ENOSPC; EAGAIN.
 *  See fflush(3).
 */
int fflush(OPT LIVE(stream) FILE *stream);

/** Choose how a stream is buffered, before anything is read or written.
 *
 *  stream  the stream
 *  buf     the buffer, in use until the stream is closed; NULL has libc provide it
 *  mode    _IOFBF, _IOLBF or _IONBF
 *  size    bytes of buf
 *
 *  Returns 0, something else on failure (errno may be set).
 *  See setvbuf(3).
 */
BYHAND int setvbuf(LIVE(stream) FILE *stream, OPT OUT(size) char *buf, int mode, size_t size);

/** Give a stream a buffer of BUFSIZ bytes, or take buffering away with NULL.
 *
 *  buf  in use until the stream is closed
 *
 *  See setbuf(3).
 */
BYHAND void setbuf(LIVE(stream) FILE *stream, OPT OUT(BUFSIZ) char *buf);

/** setbuf() with a size of one's own, in bytes.
 *
 *  buf  in use until the stream is closed; NULL takes buffering away
 *
 *  See setbuffer(3).
 */
BYHAND void setbuffer(LIVE(stream) FILE *stream, OPT OUT(size) char *buf, size_t size);

/** Make a stream line buffered. See setlinebuf(3). */
BYHAND void setlinebuf(LIVE(stream) FILE *stream);

/* Formatted output. */

/** Print to stdout as format says.
 *
 *  format  text with conversions: %d %u %ld %zu %x %c %s %p %5.2f %.*s %% ...; each takes the next argument
 *
 *  Returns the number of bytes printed; a negative number on failure (with a buffer, writing errors show later,
 *  at fflush() or fclose()).
 *  See printf(3).
 */
int printf(PRINTF const char *format, ...);

/** Print to a stream as format says: `fprintf(stderr, "%s: %d\n", name, n)`.
 *
 *  Returns the number of bytes printed; a negative number with errno set on failure.
 *  Errors: those of write(): EBADF the stream is not open for writing; EPIPE; ENOSPC.
 *  See fprintf(3).
 */
int fprintf(LIVE(stream) FILE *stream, PRINTF const char *format, ...);

/** Print straight to a descriptor, without a stream or a buffer.
 *
 *  Returns the number of bytes printed; a negative number with errno set on failure.
 *  Errors: those of write(): EBADF fd is not open for writing; EPIPE; EAGAIN.
 *  See dprintf(3).
 */
int dprintf(int fd, PRINTF const char *format, ...);

/** Print into an array, with a NUL behind; the array must have room for all of it (snprintf() cuts instead).
 *
 *  str  the array; none of the arguments may lie in it
 *
 *  Returns the number of bytes without the NUL; a negative number on failure.
 *  See sprintf(3).
 */
BYHAND int sprintf(OUT char *str, PRINTF const char *format, ...);

/** Print into an array, cutting what does not fit.
 *
 *  str   the array; NULL only if size is 0; none of the arguments may lie in it
 *  size  bytes of str; at most size - 1 are printed, then a NUL
 *
 *  Returns the number of bytes the whole text has, so size or more means that it was cut; a negative number on
 *  failure (EOVERFLOW the text would be longer than INT_MAX).
 *  See snprintf(3).
 */
BYHAND int snprintf(OPT(size == 0) OUT(size) char *str, size_t size, PRINTF const char *format, ...);

/** Print into memory from malloc() that is just large enough.
 *
 *  strp  gets the text's address, yours to free(); meaningless on failure
 *
 *  Returns the number of bytes without the NUL; -1 on failure (ENOMEM).
 *  See asprintf(3).
 */
BYHAND int asprintf(GIVES(heap) OUT char **strp, PRINTF const char *fmt, ...);

/* Formatted output for a program's own variadic functions: the arguments come as a va_list. */

/** printf() with the arguments of a variadic function.
 *
 *  format  as for printf()
 *  ap      its arguments, after va_start()
 *
 *  Returns what printf() returns.
 *  See vprintf(3).
 */
BYHAND int vprintf(TEXT const char *format, va_list ap);

/** fprintf() with the arguments of a variadic function.
 *
 *  stream  where to
 *  format  as for printf()
 *  ap      its arguments, after va_start()
 *
 *  Returns what fprintf() returns.
 *  Errors: those of fprintf().
 *  See vfprintf(3).
 */
BYHAND int vfprintf(LIVE(stream) FILE *stream, TEXT const char *format, va_list ap);

/** dprintf() with the arguments of a variadic function.
 *
 *  fd      where to
 *  format  as for printf()
 *  ap      its arguments, after va_start()
 *
 *  Returns what dprintf() returns.
 *  Errors: those of dprintf().
 *  See vdprintf(3).
 */
BYHAND int vdprintf(int fd, TEXT const char *format, va_list ap);

/** sprintf() with the arguments of a variadic function; the array must have room for all of it.
 *
 *  str     the array; none of the arguments may lie in it
 *  format  as for printf()
 *  ap      its arguments, after va_start()
 *
 *  Returns what sprintf() returns.
 *  See vsprintf(3).
 */
BYHAND int vsprintf(OUT char *str, TEXT const char *format, va_list ap);

/** snprintf() with the arguments of a variadic function, cutting what does not fit.
 *
 *  str     the array; NULL only if size is 0; none of the arguments may lie in it
 *  size    bytes of str
 *  format  as for printf()
 *  ap      its arguments, after va_start()
 *
 *  Returns what snprintf() returns: size or more means that it was cut.
 *  Errors: EOVERFLOW the text would be longer than INT_MAX.
 *  See vsnprintf(3).
 */
BYHAND int vsnprintf(OPT(size == 0) OUT(size) char *str, size_t size, TEXT const char *format, va_list ap);

/** asprintf() with the arguments of a variadic function.
 *
 *  strp  gets the text's address, yours to free(); meaningless on failure
 *  fmt   as for printf()
 *  ap    its arguments, after va_start()
 *
 *  Returns the number of bytes without the NUL; -1 on failure (ENOMEM).
 *  See vasprintf(3).
 */
BYHAND int vasprintf(GIVES(heap) OUT char **strp, TEXT const char *fmt, va_list ap);

/* Formatted input. */

/** Read from stdin as format says.
 *
 *  format  conversions %d %u %ld %x %c %s %[a-z] %n ..., each storing through the next argument (an address);
 *          white space skips white space; other text must match. %s needs a width: %15s for a char[16]
 *
 *  Returns the number of items stored, fewer if the input does not match; EOF if it ends before the first.
 *  See scanf(3).
 */
BLOCKS(input) int scanf(SCANF const char *format, ...);

/** Read from a stream as format says; scanf() tells of the format.
 *
 *  Returns the number of items stored; EOF at the end of input or, with errno set, on failure.
 *  Errors: EBADF the stream is not open for reading; EINTR; EAGAIN.
 *  See fscanf(3).
 */
BLOCKS(input) int fscanf(LIVE(stream) FILE *stream, SCANF const char *format, ...);

/** Read from text as format says; scanf() tells of the format.
 *
 *  Returns the number of items stored; EOF if the text ends before the first.
 *  See sscanf(3).
 */
int sscanf(TEXT const char *str, SCANF const char *format, ...);

/** scanf() with the arguments of a variadic function.
 *
 *  format  as for scanf()
 *  ap      its arguments, addresses, after va_start()
 *
 *  Returns what scanf() returns.
 *  See vscanf(3).
 */
BYHAND int vscanf(TEXT const char *format, va_list ap);

/** fscanf() with the arguments of a variadic function.
 *
 *  stream  where from
 *  format  as for scanf()
 *  ap      its arguments, addresses, after va_start()
 *
 *  Returns what fscanf() returns.
 *  Errors: those of fscanf().
 *  See vfscanf(3).
 */
BYHAND int vfscanf(LIVE(stream) FILE *stream, TEXT const char *format, va_list ap);

/** sscanf() with the arguments of a variadic function.
 *
 *  str     the text
 *  format  as for scanf()
 *  ap      its arguments, addresses, after va_start()
 *
 *  Returns what sscanf() returns.
 *  See vsscanf(3).
 */
BYHAND int vsscanf(TEXT const char *str, TEXT const char *format, va_list ap);

/* Characters and lines in. */

/** Read one byte from a stream.
 *
 *  Returns the byte, 0 to 255; EOF at the end or, with errno set, on failure (feof() and ferror() tell which).
 *  Errors: those of read(): EBADF the stream is not open for reading; EINTR; EAGAIN.
 *  See fgetc(3).
 */
BLOCKS(input) int fgetc(LIVE(stream) FILE *stream);

/** fgetc() by its shorter name. See getc(3). */
BLOCKS(input) int getc(LIVE(stream) FILE *stream);

/** Read one byte from stdin: its value, or EOF. See getchar(3). */
BLOCKS(input) int getchar(void);

/** Push a byte back, so that the next read finds it first. One is certain to fit.
 *
 *  c  the byte, converted to unsigned char; EOF does nothing
 *
 *  Returns the byte; EOF if it did not fit.
 *  See ungetc(3).
 */
BYHAND int ungetc(int c, LIVE(stream) FILE *stream);

/** Read a line, or as much of it as fits.
 *
 *  s       gets the bytes, the newline included if it was reached, and a NUL
 *  size    bytes of s: at most size - 1 are read
 *  stream  where from
 *
 *  Returns s; NULL if the input ended before the first byte or, with errno set, on failure.
 *  Errors: those of read(): EBADF the stream is not open for reading; EINTR; EAGAIN.
 *  See fgets(3).
 */
BLOCKS(input) INTO(s) char *fgets(OUT(size) char *s, int size, LIVE(stream) FILE *stream);

/** Read a whole line, however long, into memory from malloc().
 *
 *  lineptr  the memory's address: NULL at first, renewed as the line needs; yours to free() at the end
 *  n        bytes of that memory, kept up to date
 *  stream   where from
 *
 *  Returns the bytes read, newline included, the NUL not; -1 at the end or, with errno set, on failure.
 *  Errors: ENOMEM; those of read().
 *  See getline(3).
 */
BYHAND BLOCKS(input) ssize_t getline(INOUT char **lineptr, INOUT size_t *n, LIVE(stream) FILE *stream);

/** getline() with a byte of one's own, delim, in the newline's place.
 *
 *  Returns the bytes read, delim included, the NUL not; -1 at the end or, with errno set, on failure.
 *  See getdelim(3).
 */
BYHAND BLOCKS(input) ssize_t getdelim(INOUT char **lineptr, INOUT size_t *n, int delim, LIVE(stream) FILE *stream);

/* Characters and lines out. */

/** Write one byte to a stream.
 *
 *  c  the byte, converted to unsigned char
 *
 *  Returns the byte; EOF with errno set on failure.
 *  Errors: those of write(): EBADF the stream is not open for writing; EPIPE; ENOSPC.
 *  See fputc(3).
 */
int fputc(int c, LIVE(stream) FILE *stream);

/** fputc() by its shorter name. See putc(3). */
int putc(int c, LIVE(stream) FILE *stream);

/** Write one byte to stdout: its value back, or EOF. See putchar(3). */
int putchar(int c);

/** Write text to a stream, without its NUL and without adding a newline.
 *
 *  Returns a number of 0 or more; EOF with errno set on failure.
 *  Errors: those of write(): EBADF the stream is not open for writing; EPIPE; ENOSPC.
 *  See fputs(3).
 */
int fputs(TEXT const char *s, LIVE(stream) FILE *stream);

/** Write text and a newline to stdout.
 *
 *  Returns a number of 0 or more; EOF with errno set on failure.
 *  See puts(3).
 */
int puts(TEXT const char *s);

/** Print an error message to stderr: s, a colon and what errno means.
 *
 *  s  what was tried, usually the call's name; NULL or "" prints errno's meaning alone
 *
 *  See perror(3).
 */
void perror(OPT TEXT const char *s);

/* Blocks. */

/** Read nmemb items of size bytes each.
 *
 *  ptr     gets the bytes, size * nmemb of them at most
 *  stream  where from
 *
 *  Returns the number of whole items; fewer than nmemb at the end or on failure (feof() and ferror() tell which).
 *  See fread(3).
 */
BLOCKS(input) size_t fread(OUT(size * nmemb) void *ptr, size_t size, size_t nmemb, LIVE(stream) FILE *stream);

/** Write nmemb items of size bytes each.
 *
 *  ptr     the bytes, size * nmemb of them
 *  stream  where to
 *
 *  Returns the number of whole items; fewer than nmemb, with errno set, on failure.
 *  Errors: those of write(): EBADF the stream is not open for writing; EPIPE; ENOSPC.
 *  See fwrite(3).
 */
size_t fwrite(IN(size * nmemb) const void *ptr, size_t size, size_t nmemb, LIVE(stream) FILE *stream);

/* Position. */

/** Move to another place in the file, after writing out what is buffered.
 *
 *  offset  bytes from where whence says
 *  whence  SEEK_SET, SEEK_CUR or SEEK_END
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ESPIPE a socket, pipe or terminal has no position; EINVAL whence is unknown, or the place is before the start.
 *  See fseek(3).
 */
int fseek(LIVE(stream) FILE *stream, long offset, int whence);

/** fseek() with an offset as wide as the file system's. See fseeko(3). */
int fseeko(LIVE(stream) FILE *stream, off_t offset, int whence);

/** Where the stream stands, in bytes from the start.
 *
 *  Returns the position; -1 with errno set on failure.
 *  Errors: ESPIPE a socket, pipe or terminal has no position.
 *  See ftell(3).
 */
long ftell(LIVE(stream) FILE *stream);

/** ftell() with a result as wide as the file system's. See ftello(3). */
off_t ftello(LIVE(stream) FILE *stream);

/** Move to the start and clear the error mark. See rewind(3). */
void rewind(LIVE(stream) FILE *stream);

/** Remember where the stream stands.
 *
 *  pos  gets the place, for fsetpos()
 *
 *  Returns 0; -1 with errno set on failure (ESPIPE the stream has no position).
 *  See fgetpos(3).
 */
int fgetpos(LIVE(stream) FILE *stream, OUT fpos_t *pos);

/** Go back to a place that fgetpos() has stored.
 *
 *  Returns 0; -1 with errno set on failure (ESPIPE the stream has no position).
 *  See fsetpos(3).
 */
int fsetpos(LIVE(stream) FILE *stream, IN const fpos_t *pos);

/* State. */

/** Whether a read has met the end of the input: not 0 if so. See feof(3). */
int feof(LIVE(stream) FILE *stream);

/** Whether a read or write has failed: not 0 if so. See ferror(3). */
int ferror(LIVE(stream) FILE *stream);

/** Forget that the end was met or an error happened. See clearerr(3). */
void clearerr(LIVE(stream) FILE *stream);

/** The descriptor under a stream.
 *
 *  Returns the descriptor; -1 with errno set on failure (EBADF the stream has none: one over memory).
 *  See fileno(3).
 */
int fileno(LIVE(stream) FILE *stream);

/* One stream, several threads: each call locks it by itself; these hold it over several calls. */

/** Lock a stream, waiting while another thread has it. One thread may lock it several times.
 *
 *  stream  the stream
 *
 *  See flockfile(3).
 */
BYHAND void flockfile(LIVE(stream) FILE *stream);

/** Lock a stream if no other thread has it.
 *
 *  stream  the stream
 *
 *  Returns 0 if it did; something else if another thread has it.
 *  See ftrylockfile(3).
 */
BYHAND int ftrylockfile(LIVE(stream) FILE *stream);

/** Unlock a stream that this thread has locked.
 *
 *  stream  the stream
 *
 *  See funlockfile(3).
 */
BYHAND void funlockfile(LIVE(stream) FILE *stream);

/* Files by name. */

/** Remove a file (as unlink()) or an empty directory (as rmdir()).
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; EACCES, EPERM no permission; ENOTEMPTY the directory has files; EBUSY.
 *  See remove(3).
 */
int remove(OPT TEXT const char *pathname);

/** Give a file another name, replacing a file that has it already.
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; EACCES no permission; EXDEV the names are on two file systems; EISDIR, ENOTDIR one
 *  is a directory and the other is not; ENOTEMPTY.
 *  See rename(2).
 */
int rename(OPT TEXT const char *oldpath, OPT TEXT const char *newpath);

/** rename() with relative names counted from directories.
 *
 *  olddirfd  a descriptor of the directory that oldpath is relative to, or AT_FDCWD
 *  newdirfd  the same for newpath
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of rename(); EBADF olddirfd or newdirfd is not open; ENOTDIR it is no directory.
 *  See renameat(2).
 */
int renameat(int olddirfd, OPT TEXT const char *oldpath, int newdirfd, OPT TEXT const char *newpath);

/** renameat() with flags: RENAME_NOREPLACE, RENAME_EXCHANGE, RENAME_WHITEOUT (Linux).
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of renameat(); EEXIST newpath exists and RENAME_NOREPLACE was asked; EINVAL flags that do not go
 *  together, or that the file system does not have.
 *  See renameat2(2).
 */
int renameat2(int olddirfd, OPT TEXT const char *oldpath, int newdirfd, OPT TEXT const char *newpath, unsigned int flags);

/** The name of the process's terminal, usually /dev/tty.
 *
 *  s  gets it, L_ctermid bytes at most; NULL has libc use memory of its own
 *
 *  Returns the name.
 *  See ctermid(3).
 */
INTO(s) char *ctermid(OPT OUT(L_ctermid) char *s);
