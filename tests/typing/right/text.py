# Text and numbers: printf() with all it takes, files, strings, errno, variadic functions of one's own.
from pysock import *


def say(fmt: str, *args: object) -> int:
    ap = va_list()
    va_start(ap, args)
    n = vprintf(fmt, ap)
    va_end(ap)
    return n


def main(argc: int, argv: argv_t) -> int:
    buf = new("char[64]")
    printf("%d %u %ld %c %5.2f %s %s %p %%\n", 1, 2, 3, ord("x"), 1.5, "text", b"bytes", buf)
    n = snprintf(buf, sizeof(buf), "%s-%d", "a", errno)
    a, b = new("int"), new("double")
    if sscanf("7 2.5", "%d %lf", a, b) != 2 or a[0] != 7:
        return 1
    errno[0] = 0
    if open("/nowhere/at/all", O_RDONLY) >= 0 or errno != ENOENT:
        return 1
    saved = errno[0]
    fprintf(stdout, "%s %s\n", strerror(saved), strerror(errno))
    f = tmpfile()
    if f == NULL:
        perror("tmpfile")
        return 1
    fputs("one line\n", f)
    rewind(f)
    if not fgets(buf, sizeof(buf), f) or strncmp(buf, "one", 3) != 0:
        return 1
    fclose(f)
    found = strchr(buf, ord("l"))
    printf("%s%zu %zu\n", found, strlen(buf), found - cast("char *", buf))
    number: int = atoi("12") + strtol("0x10", NULL, 16) + uint8_t(300) + cdiv(-7, 2)
    say("%d %s\n", number, cstr(buf))
    now = new("time_t")
    time(now)
    tm_now = localtime(now)
    printf("%d\n", tm_now[0].tm_year + tm_now.tm_mon)
    return 0 if n == 3 and tolower(buf[0]) == ord("o") else 1


run(main)
