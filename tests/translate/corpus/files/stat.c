/* stat, lstat, fstat: types, sizes, modes */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char *kind(mode_t mode)
{
    if (S_ISREG(mode)) return "file";
    if (S_ISDIR(mode)) return "directory";
    if (S_ISLNK(mode)) return "link";
    if (S_ISFIFO(mode)) return "fifo";
    if (S_ISCHR(mode)) return "char device";
    if (S_ISSOCK(mode)) return "socket";
    return "other";
}

static void show(const char *path)
{
    struct stat st;

    if (lstat(path, &st) < 0) {
        perror(path);
        return;
    }
    printf("%s: %s %03o %ld\n", path, kind(st.st_mode), st.st_mode & 0777,
           S_ISREG(st.st_mode) ? (long)st.st_size : 0L);
}

int main(void)
{
    struct stat st;
    int fd;

    umask(022);
    fd = open("file", O_CREAT | O_WRONLY, 0666);
    write(fd, "12345", 5);
    fstat(fd, &st);
    printf("%ld %d\n", (long)st.st_size, st.st_uid == getuid());
    close(fd);
    mkdir("dir", 0777);
    symlink("file", "link");
    mkfifo("fifo", 0600);
    show("file");
    show("dir");
    show("link");
    show("fifo");
    show("/dev/null");
    show("nothing");
    chmod("file", 0400);
    show("file");
    if (stat("link", &st) == 0)
        printf("%s\n", kind(st.st_mode));
    unlink("fifo");
    return 0;
}
