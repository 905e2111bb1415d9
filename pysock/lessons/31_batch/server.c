// An answering machine: datagrams wait in the kernel, and Enter plays them, several with one call.
// See also: recvmmsg(2), recvmsg(2), udp(7)

#define _GNU_SOURCE
#include <arpa/inet.h>  // htonl, htons, ntohs, inet_ntoa
#include <errno.h>      // errno, EAGAIN
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY
#include <stdio.h>      // fgets, fprintf, perror, printf, stderr, stdin
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, NULL
#include <string.h>     // memset
#include <sys/socket.h> // socket, bind, MSG_DONTWAIT, MSG_TRUNC; with _GNU_SOURCE recvmmsg, struct mmsghdr
#include <sys/uio.h>    // struct iovec
#include <unistd.h>     // close

#define BATCH 4
#define SIZE 32

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// Plays what has come, until nothing is left.
static void play(int sockfd)
{
    struct mmsghdr messages[BATCH];
    struct iovec pieces[BATCH];
    struct sockaddr_in callers[BATCH];
    char words[BATCH][SIZE];
    int n;

    memset(messages, 0, sizeof(messages));
    do {
        for (int i = 0; i < BATCH; i++) {
            pieces[i].iov_base = words[i];
            pieces[i].iov_len = sizeof(words[i]);
            messages[i].msg_hdr.msg_name = &callers[i];
            messages[i].msg_hdr.msg_namelen = sizeof(callers[i]); // recvmmsg() changes it: set it every time
            messages[i].msg_hdr.msg_iov = &pieces[i];
            messages[i].msg_hdr.msg_iovlen = 1;
        }
        n = recvmmsg(sockfd, messages, BATCH, MSG_DONTWAIT, NULL);
        if (n < 0) {
            if (errno != EAGAIN)
                die("Receive failed");
            n = 0; // none is there, and nobody waits
        }
        printf("Received %d with one call\n", n);
        for (int i = 0; i < n; i++) {
            struct sockaddr_in *caller = &callers[i];
            const char *rest = messages[i].msg_hdr.msg_flags & MSG_TRUNC ? " ..." : "";
            printf("  %s:%d: ", inet_ntoa(caller->sin_addr), ntohs(caller->sin_port));
            printf("%.*s%s\n", (int)messages[i].msg_len, words[i], rest);
        }
    } while (n == BATCH);
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fprintf(stderr, "Usage: %s <port>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    int sockfd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));
    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    printf("Recording on port %s; Enter plays\n", argv[1]);

    char line[SIZE];
    while (fgets(line, sizeof(line), stdin) != NULL)
        play(sockfd);

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
