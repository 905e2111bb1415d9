/* What happens in a directory, as inotify tells it */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE (16 * (sizeof(struct inotify_event) + NAME_MAX + 1))

static const struct {
    uint32_t bit;
    const char *word;
} words[] = {
    {IN_CREATE, "created"}, {IN_DELETE, "deleted"}, {IN_MODIFY, "modified"}, {IN_MOVED_FROM, "moved from"},
    {IN_MOVED_TO, "moved to"}, {IN_CLOSE_WRITE, "closed"}, {IN_IGNORED, "ignored"},
};

static void show(const struct inotify_event *event)
{
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (event->mask & words[i].bit)
            printf("%s ", words[i].word);
    if (event->len > 0)
        printf("'%s'", event->name);
    printf("%s%s\n", event->mask & IN_ISDIR ? " (directory)" : "", event->cookie ? " (renamed)" : "");
}

static int read_events(int fd)
{
    char buf[SIZE] __attribute__((aligned(__alignof__(struct inotify_event))));
    const struct inotify_event *event;
    ssize_t len;
    char *ptr;
    int count = 0;

    len = read(fd, buf, sizeof(buf));
    if (len == -1 && errno != EAGAIN) {
        perror("read");
        return -1;
    }
    if (len <= 0)
        return 0;
    for (ptr = buf; ptr < buf + len; ptr += sizeof(struct inotify_event) + event->len) {
        event = (const struct inotify_event *)ptr;
        show(event);
        count++;
    }
    return count;
}

int main(void)
{
    int fd, wd, file;

    fd = inotify_init1(IN_NONBLOCK);
    if (fd == -1) {
        perror("inotify_init1");
        return 1;
    }
    wd = inotify_add_watch(fd, ".", IN_CREATE | IN_DELETE | IN_MODIFY | IN_MOVE | IN_CLOSE_WRITE);
    if (wd == -1) {
        perror("inotify_add_watch");
        return 1;
    }
    file = open("one", O_WRONLY | O_CREAT, 0600);
    if (write(file, "text", 4) != 4)
        return 1;
    close(file);
    printf("%d events\n", read_events(fd));
    rename("one", "another");
    mkdir("folder", 0700);
    printf("%d events\n", read_events(fd));
    unlink("another");
    rmdir("folder");
    inotify_rm_watch(fd, wd);
    printf("%d events\n", read_events(fd));
    printf("%d events\n", read_events(fd));
    if (inotify_add_watch(fd, "none", IN_OPEN) == -1)
        printf("inotify_add_watch: %s\n", strerror(errno));
    close(fd);
    return 0;
}
