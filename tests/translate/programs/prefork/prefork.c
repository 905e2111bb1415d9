/* prefork.c
 *
 * All children are born before the first client comes. Who may call accept() is decided by a token, a byte that
 * goes from child to child through a ring of pipes; so they take turns, and none waits in accept() with another.
 */

#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILDREN 3
#define PORT     7500

/* what all of them see */
struct scoreboard {
    struct slot {
        pid_t pid;
        unsigned served;
        char last[20];
    } slots[CHILDREN];
    unsigned total;
};

static struct scoreboard *board;
static int ring[CHILDREN][2];
static int listen_fd = -1;
static volatile sig_atomic_t terminated;

static void handler(int signum)
{
    switch (signum) {
    case SIGTERM:
    case SIGINT:
        terminated = 1;
        break;
    }
}

static void install(int signum)
{
    struct sigaction sa;
    memset(&sa, 0, sizeof(sa));
    sa.sa_handler = handler;
    if (sigaction(signum, &sa, NULL) == -1) {
        perror("sigaction");
        exit(EXIT_FAILURE);
    }
}

static unsigned long fibonacci(unsigned n)
{
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

static void handle_client(int fd, int me)
{
    struct slot *slot = &board->slots[me];
    char line[64], reply[128];
    ssize_t n = read(fd, line, sizeof(line) - 1);
    int length;

    if (n <= 0)
        return;
    line[n] = '\0';
    line[strcspn(line, "\r\n")] = '\0';
    strncpy(slot->last, line, sizeof(slot->last) - 1);
    slot->served++;
    board->total++;                 /* only the child with the token is here */

    if (strncmp(line, "fib ", 4) == 0) {
        unsigned k = strtoul(line + 4, NULL, 10);
        length = k <= 20 ? sprintf(reply, "[%d] %lu\n", me, fibonacci(k)) : sprintf(reply, "[%d] too much\n", me);
    } else if (strcmp(line, "die") == 0) {
        length = sprintf(reply, "[%d] as you wish\n", me);
        write(fd, reply, length);
        abort();
    } else {
        length = snprintf(reply, sizeof(reply), "[%d] what is '%s'?\n", me, line);
    }
    write(fd, reply, length);
}

static void child_main(int me)
{
    int in = ring[me][0], out = ring[(me + 1) % CHILDREN][1];
    char token;

    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    for (;;) {
        if (read(in, &token, 1) != 1)
            exit(0);
        int fd = accept(listen_fd, NULL, NULL);
        if (fd >= 0) {
            handle_client(fd, me);
            close(fd);
        }
        write(out, &token, 1);
    }
}

static void spawn(int i)
{
    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        exit(EXIT_FAILURE);
    }
    if (pid == 0)
        child_main(i);
    board->slots[i].pid = pid;
}

int main(void)
{
    struct sockaddr_in addr;
    int i, opt = 1, status;
    pid_t pid;

    board = mmap(NULL, sizeof(*board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (board == MAP_FAILED) {
        perror("mmap");
        return EXIT_FAILURE;
    }
    install(SIGINT);
    install(SIGTERM);

    if ((listen_fd = socket(AF_INET, SOCK_STREAM, 0)) == -1) {
        perror("socket");
        return EXIT_FAILURE;
    }
    setsockopt(listen_fd, SOL_SOCKET, SO_REUSEADDR, (const void *)&opt, sizeof(opt));
    addr = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons(PORT), .sin_addr.s_addr = INADDR_ANY };
    if (bind(listen_fd, (struct sockaddr *)&addr, sizeof(addr)) == -1) {
        perror("bind");
        return EXIT_FAILURE;
    }
    listen(listen_fd, 2 * CHILDREN);

    for (i = 0; i < CHILDREN; i++)
        if (pipe(ring[i]) == -1) {
            perror("pipe");
            return EXIT_FAILURE;
        }
    for (i = 0; i < CHILDREN; i++)
        spawn(i);
    write(ring[0][1], "*", 1);

    /* a child that ends too early is replaced, and the token that it had goes to its successor */
    while (!terminated) {
        pid = wait(&status);
        if (pid == -1) {
            if (errno == EINTR)
                continue;
            break;
        }
        for (i = 0; i < CHILDREN; i++)
            if (board->slots[i].pid == pid)
                break;
        if (WIFSIGNALED(status))
            printf("child %d died: %s\n", i, strsignal(WTERMSIG(status)));
        else
            printf("child %d ended: %d\n", i, WEXITSTATUS(status));
        fflush(stdout);
        spawn(i);
        write(ring[(i + 1) % CHILDREN][1], "*", 1);
    }

    for (i = 0; i < CHILDREN; i++)
        kill(board->slots[i].pid, SIGKILL);
    while (wait(NULL) > 0)
        ;
    for (i = 0; i < CHILDREN; i++)
        printf("child %d served %u, last \"%s\"\n", i, board->slots[i].served, board->slots[i].last);
    printf("total %u\n", board->total);
    munmap(board, sizeof(*board));
    return EXIT_SUCCESS;
}
