/* statvfs(): how much room a file system has */
#include <fcntl.h>
#include <stdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

static double percent(const struct statvfs *fs)
{
    return fs->f_blocks ? 100.0 * (fs->f_blocks - fs->f_bfree) / fs->f_blocks : 0;
}

int main(void)
{
    struct statvfs fs, same;
    int fd;

    if (statvfs(".", &fs) < 0) {
        perror("statvfs");
        return 1;
    }
    printf("%d %d\n", fs.f_frsize > 0, fs.f_bavail <= fs.f_blocks);
    printf("%d\n", percent(&fs) >= 0 && percent(&fs) <= 100);
    printf("%lu %d\n", fs.f_namemax, (fs.f_flag & ST_RDONLY) != 0);
    fd = open(".", O_RDONLY);
    if (fstatvfs(fd, &same) < 0)
        perror("fstatvfs");
    printf("%d\n", same.f_blocks == fs.f_blocks);
    close(fd);
    if (statvfs("none/of/this", &fs) < 0)
        perror("none/of/this");
    return 0;
}
