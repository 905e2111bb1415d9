/* UDP time client: timeclient HOST PORT DATE... */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <netdb.h>
#include <unistd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <netinet/in.h>
#include <arpa/inet.h>

void DieWithError(char *errorMessage)
{
    perror(errorMessage);
    exit(1);
}

int main(int argc, char *argv[])
{
    int sock;
    struct sockaddr_in servAddr, fromAddr;
    unsigned int fromSize;
    struct hostent *host;
    struct timeval timeout;
    char reply[80];
    int i, len;

    if (argc < 3) {
        fprintf(stderr, "Usage: %s <server> <port> [<date> ...]\n", argv[0]);
        exit(1);
    }
    host = gethostbyname(argv[1]);
    if (host == NULL) {
        herror(argv[1]);
        exit(1);
    }
    printf("%s is %s, %d bytes\n", host->h_name, inet_ntoa(*(struct in_addr *)host->h_addr_list[0]), host->h_length);

    if ((sock = socket(PF_INET, SOCK_DGRAM, IPPROTO_UDP)) < 0)
        DieWithError("socket() failed");
    timeout.tv_sec = 3;
    timeout.tv_usec = 0;
    if (setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout)) < 0)
        DieWithError("setsockopt() failed");

    memset(&servAddr, 0, sizeof(servAddr));
    servAddr.sin_family = AF_INET;
    memcpy(&servAddr.sin_addr, host->h_addr, host->h_length);
    servAddr.sin_port = htons(atoi(argv[2]));

    for (i = 3; i < argc; i++) {
        len = strlen(argv[i]);
        if (sendto(sock, argv[i], len, 0, (struct sockaddr *)&servAddr, sizeof(servAddr)) != len)
            DieWithError("sendto() sent a different number of bytes than expected");
        if (strcmp(argv[i], "quit") == 0)
            break;
        fromSize = sizeof(fromAddr);
        if ((len = recvfrom(sock, reply, sizeof(reply) - 1, 0, (struct sockaddr *)&fromAddr, &fromSize)) < 0)
            DieWithError("recvfrom() failed");
        if (servAddr.sin_addr.s_addr != fromAddr.sin_addr.s_addr) {
            fprintf(stderr, "Error: received a packet from unknown source.\n");
            exit(1);
        }
        reply[len] = '\0';
        printf("%-11s %s\n", argv[i], reply);
    }
    close(sock);
    exit(0);
}
