/* waitpid with WNOHANG, kill, a child stopped by a signal */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int gate[2], status;
    char c;
    pid_t pid;

    pipe(gate);
    pid = fork();
    if (pid == 0) {
        close(gate[1]);
        read(gate[0], &c, 1);
        pause();
        _exit(0);
    }
    close(gate[0]);
    printf("running: %d\n", waitpid(pid, &status, WNOHANG) == 0);
    kill(pid, SIGSTOP);
    waitpid(pid, &status, WUNTRACED);
    printf("stopped %d by %d\n", WIFSTOPPED(status) != 0, WSTOPSIG(status) == SIGSTOP);
    kill(pid, SIGCONT);
    kill(pid, SIGTERM);
    waitpid(pid, &status, 0);
    if (WIFSIGNALED(status))
        printf("ended by %d\n", WTERMSIG(status));
    printf("%d\n", kill(pid, 0));
    perror("kill");
    return 0;
}
