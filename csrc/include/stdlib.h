/** The general library: memory, numbers in text, the environment, the end of the process, sorting, chance. */
#include <sys/types.h>

#define EXIT_SUCCESS ...    /* exit(): all went well */
#define EXIT_FAILURE ...    /* exit(): something failed */
#define RAND_MAX ...        /* the largest number that rand() gives */

#define WNOHANG ...         /* wait: return at once if no child has changed */
#define WUNTRACED ...       /* wait: report stopped children too */
#define WSTOPPED ...        /* waitid(): children that have stopped */
#define WEXITED ...         /* waitid(): children that have ended */
#define WCONTINUED ...      /* report children that go on after a stop */
#define WNOWAIT ...         /* waitid(): leave the child so that it can be waited for again */

/** What div() gives.
 *  quot  the quotient, rounded towards zero
 *  rem   the remainder, with the numerator's sign
 */
typedef struct {
    int quot;
    int rem;
} div_t;

/** What ldiv() gives: div_t in long. */
typedef struct {
    long quot;
    long rem;
} ldiv_t;

/** What lldiv() gives: div_t in long long. */
typedef struct {
    long long quot;
    long long rem;
} lldiv_t;

/* Memory. */

/** Memory of size bytes with whatever was in it before.
 *
 *  Returns its address, yours to free(); NULL with errno set on failure (ENOMEM).
 *  See malloc(3).
 */
GIVES(heap) void *malloc(size_t size);

/** Memory for nmemb items of size bytes each, all zero.
 *
 *  Returns its address, yours to free(); NULL with errno set on failure (ENOMEM, also if the product overflows).
 *  See calloc(3).
 */
GIVES(heap) void *calloc(size_t nmemb, size_t size);

/** Make memory from malloc() larger or smaller, moving it if need be; the bytes both sizes share are kept.
 *
 *  ptr   the memory, gone when the call succeeds; NULL for a first piece
 *  size  the new size in bytes
 *
 *  Returns the new address, yours to free(); NULL with errno set on failure (ENOMEM), and ptr is still there.
 *  See realloc(3).
 */
BYHAND void *realloc(OPT LIVE(heap) void *ptr, size_t size);

/** realloc() to nmemb items of size bytes each, failing with ENOMEM if the product overflows. See reallocarray(3). */
BYHAND void *reallocarray(OPT LIVE(heap) void *ptr, size_t nmemb, size_t size);

/** Give memory from malloc() and the like back.
 *
 *  ptr  the memory; NULL does nothing
 *
 *  See free(3).
 */
void free(OPT TAKES(heap) void *ptr);

/** Memory whose address is a multiple of alignment.
 *
 *  memptr     gets the address, yours to free(); untouched on failure
 *  alignment  a power of two, and a multiple of sizeof(void *)
 *  size       bytes
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL alignment is not such a number; ENOMEM.
 *  See posix_memalign(3).
 */
int posix_memalign(GIVES(heap) OUT void **memptr, size_t alignment, size_t size);

/** malloc() at an address that is a multiple of alignment, a power of two.
 *
 *  Returns its address, yours to free(); NULL with errno set on failure (EINVAL, ENOMEM).
 *  See aligned_alloc(3).
 */
GIVES(heap) void *aligned_alloc(size_t alignment, size_t size);

/* Numbers from text. */

/** The number a text begins with, 0 if it begins with none; strtol() can tell the two apart. See atoi(3). */
int atoi(TEXT const char *nptr);

/** atoi() in long. See atol(3). */
long atol(TEXT const char *nptr);

/** atoi() in long long. See atoll(3). */
long long atoll(TEXT const char *nptr);

/** The floating-point number a text begins with, 0 if it begins with none. See atof(3). */
double atof(TEXT const char *nptr);

/** The number a text begins with, and where it ends.
 *
 *  nptr    the text; white space before the number is skipped
 *  endptr  gets the address of the first byte behind the number, nptr itself if there is none; NULL to go without
 *  base    2 to 36; 0 goes by the text: 0x means 16, another 0 means 8, else 10
 *
 *  Returns the number; LONG_MAX or LONG_MIN with errno ERANGE if it does not fit. Set errno to 0 before.
 *  Errors: ERANGE the number does not fit; EINVAL base is none of these.
 *  See strtol(3).
 */
BYHAND long strtol(TEXT const char *nptr, OPT OUT char **endptr, int base);

/** strtol() in long long; LLONG_MAX or LLONG_MIN with ERANGE. See strtoll(3). */
BYHAND long long strtoll(TEXT const char *nptr, OPT OUT char **endptr, int base);

/** strtol() in unsigned long; ULONG_MAX with ERANGE. A minus is taken, and wraps round. See strtoul(3). */
BYHAND unsigned long strtoul(TEXT const char *nptr, OPT OUT char **endptr, int base);

/** strtoul() in unsigned long long; ULLONG_MAX with ERANGE. See strtoull(3). */
BYHAND unsigned long long strtoull(TEXT const char *nptr, OPT OUT char **endptr, int base);

/** The floating-point number a text begins with, and where it ends. Knows exponents, 0x1p4, inf and nan.
 *
 *  endptr  gets the address of the first byte behind the number, nptr itself if there is none; NULL to go without
 *
 *  Returns the number; on ERANGE plus or minus HUGE_VAL if it is too large, about 0 if too small.
 *  See strtod(3).
 */
BYHAND double strtod(TEXT const char *nptr, OPT OUT char **endptr);

/** strtod() in float. See strtof(3). */
BYHAND float strtof(TEXT const char *nptr, OPT OUT char **endptr);

/** strtod() in long double. See strtold(3). */
BYHAND long double strtold(TEXT const char *nptr, OPT OUT char **endptr);

/** The number that up to six digits of base 64 (./0-9A-Za-z, lowest first) stand for. See a64l(3). */
long a64l(TEXT(6) const char *str64);

/** The low 32 bits of value as digits for a64l(), in memory that the next call overwrites. See l64a(3). */
char *l64a(long value);

/* Arithmetic. */

/** The absolute value; the most negative int stays as it is. See abs(3). */
BYHAND int abs(int j);

/** abs() for long. See labs(3). */
long labs(long j);

/** abs() for long long. See llabs(3). */
long long llabs(long long j);

/** Quotient and remainder at once.
 *
 *  denominator  must not be 0 (nor -1 below the most negative int): the processor would end the program
 *
 *  Returns both, as a div_t.
 *  See div(3).
 */
BYHAND div_t div(int numerator, int denominator);

/** div() for long. See ldiv(3). */
BYHAND ldiv_t ldiv(long numerator, long denominator);

/** div() for long long. See lldiv(3). */
BYHAND lldiv_t lldiv(long long numerator, long long denominator);

/* Sorting and searching. */

/** What qsort() and bsearch() compare with (glibc). */
typedef int (*comparison_fn_t)(const void *, const void *);

/** Sort an array in place.
 *
 *  base    the array
 *  nmemb   how many items
 *  size    bytes of one item
 *  compar  called with the addresses of two items: returns less than 0, 0 or more than 0, as strcmp() does
 *
 *  Items that compare equal may end in any order.
 *  See qsort(3).
 */
BYHAND void qsort(INOUT(nmemb * size) void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *));

/** Find an item in a sorted array.
 *
 *  key     what is looked for: handed to compar as it is
 *  base    the array, sorted in compar's order
 *  nmemb   how many items
 *  size    bytes of one item
 *  compar  called with key and an item's address
 *
 *  Returns a pointer to an item that compares equal; NULL if there is none.
 *  See bsearch(3).
 */
BYHAND INTO(base) void *bsearch(IN(0) const void *key, IN(nmemb * size) const void *base, size_t nmemb, size_t size,
                                int (*compar)(const void *, const void *));

/* Chance. None but arc4random() is fit for secrets. */

/** The next pseudo-random number, 0 to RAND_MAX; the same each run until srand() is called. See rand(3). */
int rand(void);

/** Choose the sequence that rand() gives: `srand(time(NULL))`. See srand(3). */
void srand(unsigned int seed);

/** rand() with its state in the caller's variable. See rand_r(3). */
int rand_r(INOUT unsigned int *seedp);

/** A better rand(): 0 to 2147483647. See random(3). */
long random(void);

/** Choose the sequence that random() gives. See srandom(3). */
void srandom(unsigned int seed);

/** A number from 0.0 up to, not including, 1.0. See drand48(3). */
double drand48(void);

/** drand48() with its 48 bits of state in the caller's array. See erand48(3). */
double erand48(INOUT unsigned short xsubi[3]);

/** A number from 0 to 2147483647. See lrand48(3). */
long lrand48(void);

/** lrand48() with its state in the caller's array. See nrand48(3). */
long nrand48(INOUT unsigned short xsubi[3]);

/** A number from -2147483648 to 2147483647. See mrand48(3). */
long mrand48(void);

/** mrand48() with its state in the caller's array. See jrand48(3). */
long jrand48(INOUT unsigned short xsubi[3]);

/** Choose the sequence that drand48(), lrand48() and mrand48() give. See srand48(3). */
void srand48(long seedval);

/** srand48() with all 48 bits, lowest first; returns the earlier ones, in memory of libc's own. See seed48(3). */
unsigned short *seed48(IN unsigned short seed16v[3]);

/** Set the drand48() family's state, multiplier and addend. See lcong48(3). */
void lcong48(IN unsigned short param[7]);

/** 32 bits no one can foretell. See arc4random(3). */
uint32_t arc4random(void);

/** A number from 0 up to, not including, upper_bound, all equally likely. See arc4random_uniform(3). */
uint32_t arc4random_uniform(uint32_t upper_bound);

/** Fill n bytes as arc4random() would. See arc4random_buf(3). */
void arc4random_buf(OUT(n) void *buf, size_t n);

/* The environment. */

/** The value of an environment variable.
 *
 *  Returns the text inside the environment, not to be changed; NULL if there is no such variable.
 *  See getenv(3).
 */
char *getenv(TEXT const char *name);

/** getenv(), but NULL where the program runs with more rights than its user. See secure_getenv(3). */
char *secure_getenv(TEXT const char *name);

/** Set an environment variable to a copy of value.
 *
 *  name       not empty, and without "="
 *  overwrite  0 leaves a variable that exists as it is
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL name is empty or has "="; ENOMEM.
 *  See setenv(3).
 */
int setenv(TEXT const char *name, TEXT const char *value, int overwrite);

/** Take a variable out of the environment.
 *
 *  Returns 0, also if there is none; -1 with errno set on failure (EINVAL name is empty or has "=").
 *  See unsetenv(3).
 */
int unsetenv(TEXT const char *name);

/** Put a text "NAME=value" itself, not a copy, into the environment: changing it later changes the variable.
 *
 *  Returns 0; not 0 with errno set on failure (ENOMEM).
 *  See putenv(3).
 */
BYHAND int putenv(EDIT char *string);

/** Take all variables out of the environment: 0, or not 0 on failure. See clearenv(3). */
int clearenv(void);

/* Ending and running programs. */

/** End the process in order: atexit() functions, the last first; streams written out and closed.
 *
 *  status  what the parent learns, its low 8 bits: EXIT_SUCCESS, EXIT_FAILURE or a number of one's own
 *
 *  Does not return.
 *  See exit(3).
 */
BYHAND _Noreturn void exit(int status);

/** End the process at once: nothing is written out, no function called. Does not return. See _Exit(2). */
_Noreturn void _Exit(int status);

/** End the process without writing out streams or calling atexit() functions. Does not return. See quick_exit(3). */
_Noreturn void quick_exit(int status);

/** End the process by SIGABRT, as a failed assert() does. Does not return. See abort(3). */
_Noreturn void abort(void);

/** Have a function called by exit(), and when main() returns.
 *
 *  Returns 0; something else on failure.
 *  See atexit(3).
 */
BYHAND int atexit(void (*function)(void));


/** Run a line in /bin/sh and wait for it; SIGINT and SIGQUIT are ignored meanwhile.
 *
 *  command  the line; NULL asks whether there is a shell (not 0)
 *
 *  Returns the shell's wait status, whose WEXITSTATUS() is 127 if it could not be run; -1 with errno set on failure.
 *  See system(3).
 */
int system(OPT TEXT const char *command);

/** Whether a wait status (of system(), pclose(), waitpid()) says that the process ended by itself. See wait(2). */
int WIFEXITED(int wstatus);

/** The exit status in a wait status, 0 to 255, if WIFEXITED(). See wait(2). */
int WEXITSTATUS(int wstatus);

/** Whether a wait status says that a signal ended the process. See wait(2). */
int WIFSIGNALED(int wstatus);

/** The signal in a wait status, if WIFSIGNALED(). See wait(2). */
int WTERMSIG(int wstatus);

/** Whether a wait status says that the process has stopped (asked for by WUNTRACED). See wait(2). */
int WIFSTOPPED(int wstatus);

/** The stopping signal in a wait status, if WIFSTOPPED(). See wait(2). */
int WSTOPSIG(int wstatus);

/** Whether a wait status says that a stopped process goes on (asked for by WCONTINUED). See wait(2). */
int WIFCONTINUED(int wstatus);

/* Files. */

/** Create and open a file of a name not used before, readable and writable by its owner only.
 *
 *  template  ends in XXXXXX, which become the chosen letters: `new("char[]", b"/tmp/fileXXXXXX")`
 *
 *  Returns its descriptor; -1 with errno set on failure.
 *  Errors: EINVAL template does not end so; EEXIST no free name was found; those of open().
 *  See mkstemp(3).
 */
int mkstemp(EDIT char *template);

/** mkstemp() with more flags for open(): O_APPEND, O_CLOEXEC, O_SYNC. See mkostemp(3). */
int mkostemp(EDIT char *template, int flags);

/** mkstemp() with suffixlen bytes behind the XXXXXX: "/tmp/fileXXXXXX.txt" and 4. See mkstemps(3). */
int mkstemps(EDIT char *template, int suffixlen);

/** mkostemp() and mkstemps() at once. See mkostemps(3). */
int mkostemps(EDIT char *template, int suffixlen, int flags);

/** Create a directory of a name not used before, for its owner only.
 *
 *  template  ends in XXXXXX, which become the chosen letters
 *
 *  Returns template; NULL with errno set on failure.
 *  Errors: EINVAL template does not end so; those of mkdir().
 *  See mkdtemp(3).
 */
INTO(template) char *mkdtemp(EDIT char *template);

/** A path from the root, without symbolic links, "." or "..": a web server's way to see what a name leads to.
 *
 *  path           an existing file
 *  resolved_path  gets it, PATH_MAX bytes at most; NULL has libc use malloc(), and the result is yours to free()
 *
 *  Returns the path; NULL with errno set on failure.
 *  Errors: ENOENT there is none; EACCES a directory cannot be searched; ELOOP too many links; ENAMETOOLONG; ENOTDIR.
 *  See realpath(3).
 */
BYHAND char *realpath(TEXT const char *path, OPT OUT char *resolved_path);

/** realpath() with NULL: the result is yours to free(). See canonicalize_file_name(3). */
GIVES(heap) char *canonicalize_file_name(TEXT const char *path);

/* Terminals, the machine, the language. */

/** Open a new pseudo-terminal's master side.
 *
 *  flags  O_RDWR, and O_NOCTTY so that it does not become the process's own terminal
 *
 *  Returns its descriptor; -1 with errno set on failure.
 *  Errors: EMFILE no descriptor left; ENOSPC no terminal left.
 *  See posix_openpt(3).
 */
int posix_openpt(int flags);

/** posix_openpt(O_RDWR) by glibc's name. See getpt(3). */
int getpt(void);

/** Make the slave side of a pseudo-terminal the user's: 0, or -1 with errno (EACCES, EBADF, EINVAL). See grantpt(3). */
int grantpt(int fd);

/** Let the slave side of a pseudo-terminal be opened: 0, or -1 with errno (EBADF, EINVAL). See unlockpt(3). */
int unlockpt(int fd);

/** The name of a pseudo-terminal's slave side, good until the next call.
 *
 *  Returns the name; NULL with errno set on failure (ENOTTY fd is no master side).
 *  See ptsname(3).
 */
char *ptsname(int fd);

/** ptsname() into an array of buflen bytes: 0, or an error number (ERANGE it does not fit). See ptsname_r(3). */
int ptsname_r(int fd, OUT(buflen) char *buf, size_t buflen);

/** How many processes wanted the processor on average, over 1, 5 and 15 minutes.
 *
 *  loadavg  gets nelem numbers
 *  nelem    1 to 3
 *
 *  Returns how many were stored; -1 on failure.
 *  See getloadavg(3).
 */
int getloadavg(OUT(nelem * sizeof(double)) double loadavg[], int nelem);

/** The bytes of the character that s begins with, in the locale's encoding.
 *
 *  s  the text, of which n bytes are looked at; NULL asks whether the encoding has states (not 0)
 *
 *  Returns the bytes; 0 if it is the NUL; -1 if it is no character.
 *  See mblen(3).
 */
int mblen(OPT TEXT(n) const char *s, size_t n);

/** Whether an answer means yes (1) or no (0) in the locale's language; -1 if neither. See rpmatch(3). */
int rpmatch(TEXT const char *response);
