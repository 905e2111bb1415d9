/* A queue with a name, through which a child gets work and answers */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct job {
    int number;
    char what[12];
};

static mqd_t made(const char *kind, char *name, size_t size)
{
    struct mq_attr attr;
    mqd_t mq;

    memset(&attr, 0, sizeof(attr));
    attr.mq_maxmsg = 4;
    attr.mq_msgsize = sizeof(struct job);
    snprintf(name, size, "/corpus.%s.%ld", kind, (long)getpid());
    mq = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &attr);
    if (mq == (mqd_t)-1) {
        perror("mq_open");
        exit(1);
    }
    return mq;
}

int main(void)
{
    static const char *words[] = {"one", "two", "three"};
    struct timespec past = {1, 0};
    struct sigevent event;
    struct mq_attr attr;
    struct job job;
    char in[64], out[64], buf[sizeof(struct job)];
    mqd_t work = made("in", in, sizeof(in)), answers = made("out", out, sizeof(out)), none;
    sigset_t usr1;
    unsigned prio;
    ssize_t n;
    int i, sig;

    for (i = 0; i < 3; i++) {
        job.number = i;
        snprintf(job.what, sizeof(job.what), "%s", words[i]);
        if (mq_send(work, (const char *)&job, sizeof(job), i == 1 ? 9 : 0) == -1)
            perror("mq_send");
    }
    mq_getattr(work, &attr);
    printf("%ld of %ld messages of %ld bytes\n", attr.mq_curmsgs, attr.mq_maxmsg, attr.mq_msgsize);
    fflush(stdout);
    if (fork() == 0) {
        for (i = 0; i < 3; i++) {
            n = mq_receive(work, (char *)&job, sizeof(job), &prio);
            if (n != sizeof(job))
                _exit(1);
            job.number += 100;
            mq_send(answers, (char *)&job, sizeof(job), prio);
        }
        _exit(0);
    }
    wait(NULL);
    while (mq_timedreceive(answers, buf, sizeof(buf), &prio, &past) >= 0) {
        memcpy(&job, buf, sizeof(job));
        printf("%d %s (%u)\n", job.number, job.what, prio);
    }
    printf("empty: %d\n", errno == ETIMEDOUT);

    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    sigprocmask(SIG_BLOCK, &usr1, NULL);
    memset(&event, 0, sizeof(event));
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGUSR1;
    if (mq_notify(answers, &event) == -1)
        perror("mq_notify");
    mq_send(answers, "x", 1, 0);
    sigwait(&usr1, &sig);
    printf("told: %d\n", sig == SIGUSR1);
    mq_notify(answers, NULL);

    attr.mq_flags = O_NONBLOCK;
    mq_setattr(work, &attr, NULL);
    n = mq_receive(work, buf, sizeof(buf), NULL);
    printf("nothing: %zd %d\n", n, errno == EAGAIN);
    mq_close(work);
    mq_close(answers);
    mq_unlink(in);
    mq_unlink(out);
    none = mq_open(in, O_RDONLY);
    printf("gone: %d %d\n", none == (mqd_t)-1, errno == ENOENT);
    return 0;
}
