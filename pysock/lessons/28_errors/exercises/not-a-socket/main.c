// A tour of errno: each call here fails, on purpose, with the error that its line names.
// See also: errno(3), signal(7), and the section ERRORS of each call's page

#include <arpa/inet.h>  // htonl, htons
#include <errno.h>      // errno and the names
#include <netinet/in.h> // struct sockaddr_in, INADDR_LOOPBACK
#include <signal.h>     // sigaction, struct sigaction, SIGALRM, SIGPIPE
#include <stdio.h>      // perror, printf
#include <stdlib.h>     // exit, EXIT_FAILURE, NULL
#include <string.h>     // memset, strerror
#include <sys/socket.h> // socket, socketpair, bind, connect, listen, recv, send, MSG_DONTWAIT
#include <sys/time.h>   // setitimer, struct itimerval
#include <unistd.h>     // close

#define PORT 8080
#define BROADCAST 0x7fffffff // 127.255.255.255: all of the loopback network

static volatile sig_atomic_t caught = 0;

static void note(int signum)
{
    caught = signum;
}

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// Says how the call failed; if it did not, or otherwise, the tour is over.
static void expect(const char *call, int result, int error, const char *name)
{
    if (result >= 0 || errno != error)
        die("Not what the tour promised");
    printf("%s: %s: %s\n", call, name, strerror(error));
}

static int new_socket(int type)
{
    int fd = socket(AF_INET, type, 0);
    if (fd < 0)
        die("Socket creation failed");
    return fd;
}

// Two sockets that are connected with each other, as after connect() and accept().
static void new_pair(int *pair)
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0)
        die("Pair not made");
}

static void handle(int signum)
{
    struct sigaction action;
    memset(&action, 0, sizeof(action));
    action.sa_handler = note;
    action.sa_flags = 0; // without SA_RESTART: calls that are interrupted fail
    if (sigaction(signum, &action, NULL) < 0)
        die("Handler not set");
}

int main(void)
{
    char buffer[16];
    int pair[2];
    struct sockaddr_in here;
    memset(&here, 0, sizeof(here));
    here.sin_family = AF_INET;
    here.sin_port = htons(PORT);
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);

    // no such telephone: it has been taken away
    int first = new_socket(SOCK_STREAM);
    close(first);
    expect("close", close(first), EBADF, "EBADF");

    // a telephone? it is the standard input
    expect("listen", listen(0, 5), ENOTSOCK, "ENOTSOCK");

    // the number is taken
    first = new_socket(SOCK_STREAM);
    if (bind(first, (struct sockaddr *)&here, sizeof(here)) < 0)
        die("Bind failed");
    int second = new_socket(SOCK_STREAM);
    expect("bind", bind(second, (struct sockaddr *)&here, sizeof(here)), EADDRINUSE, "EADDRINUSE");

    // nobody is on the line
    expect("recv", recv(second, buffer, sizeof(buffer), 0), ENOTCONN, "ENOTCONN");

    // it does not ring there: the port is bound, but nobody listens
    expect("connect", connect(second, (struct sockaddr *)&here, sizeof(here)), ECONNREFUSED, "ECONNREFUSED");
    close(second);
    close(first);

    // not without SO_BROADCAST: a call to everybody
    first = new_socket(SOCK_DGRAM);
    here.sin_addr.s_addr = htonl(BROADCAST);
    expect("connect", connect(first, (struct sockaddr *)&here, sizeof(here)), EACCES, "EACCES");
    close(first);

    // nothing there yet, and we do not wait
    new_pair(pair);
    expect("recv", recv(pair[0], buffer, sizeof(buffer), MSG_DONTWAIT), EAGAIN, "EAGAIN");

    // a signal while we wait; the timer goes on ringing, in case that it rings before recv() has begun
    handle(SIGALRM);
    struct itimerval timer = {{0, 100000}, {0, 100000}};
    setitimer(ITIMER_REAL, &timer, NULL);
    expect("recv", recv(pair[0], buffer, sizeof(buffer), 0), EINTR, "EINTR");
    memset(&timer, 0, sizeof(timer));
    setitimer(ITIMER_REAL, &timer, NULL);

    // the other side slams the receiver down, with our words unread
    if (send(pair[0], "hello", 5, 0) < 0)
        die("Send failed");
    close(pair[1]);
    expect("recv", recv(pair[0], buffer, sizeof(buffer), 0), ECONNRESET, "ECONNRESET");

    // and we go on talking: a signal, which would end the program if nobody had asked for it, and then the error
    handle(SIGPIPE);
    expect("send", send(pair[0], "hello", 5, 0), EPIPE, "EPIPE");
    if (caught == SIGPIPE)
        printf("SIGPIPE came first\n");
    close(pair[0]);
    return 0;
}
