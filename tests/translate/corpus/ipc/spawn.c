/* A program in a new process, whose output comes through a pipe */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

int main(void)
{
    char *argv[] = {"sh", "-c", "read word; echo \"it was $word\"; echo error >&2; exit 5", NULL};
    char *own[] = {"WORD=given", NULL}, *echo[] = {"sh", "-c", "echo $WORD", NULL}, *none[] = {"none", NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attr;
    sigset_t block;
    short flags;
    char buf[100];
    int in[2], out[2], status, rc;
    ssize_t n;
    pid_t pid;

    if (pipe(in) == -1 || pipe(out) == -1)
        return 1;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "errors", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addclose(&actions, in[1]);
    posix_spawn_file_actions_addclose(&actions, out[0]);

    posix_spawnattr_init(&attr);
    sigemptyset(&block);
    posix_spawnattr_setsigmask(&attr, &block);
    posix_spawnattr_setpgroup(&attr, 0);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_getflags(&attr, &flags);
    printf("flags: %d\n", flags);

    rc = posix_spawnp(&pid, "sh", &actions, &attr, argv, environ);
    if (rc != 0) {
        fprintf(stderr, "posix_spawnp: %s\n", strerror(rc));
        return 1;
    }
    close(in[0]);
    close(out[1]);
    if (write(in[1], "spawned\n", 8) != 8)
        return 1;
    close(in[1]);
    while ((n = read(out[0], buf, sizeof(buf) - 1)) > 0) {
        buf[n] = '\0';
        printf("read: %s", buf);
    }
    waitpid(pid, &status, 0);
    printf("status: %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attr);

    fflush(stdout);
    if (posix_spawn(&pid, "/bin/sh", NULL, NULL, echo, own) == 0)
        waitpid(pid, NULL, 0);
    rc = posix_spawn(&pid, "./none", NULL, NULL, none, environ);
    printf("none: %d\n", rc == ENOENT);
    return 0;
}
