/* UDP: sendto, recvfrom, message boundaries, truncation, an empty datagram */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int server = socket(AF_INET, SOCK_DGRAM, 0);
    int client = socket(PF_INET, SOCK_DGRAM, IPPROTO_UDP);
    struct sockaddr_in addr = { 0 }, from;
    socklen_t len = sizeof addr;
    char buf[8];
    const char *messages[] = { "one", "a longer one", "" };
    int i, n;

    addr.sin_family = AF_INET;
    inet_pton(AF_INET, "127.0.0.1", &addr.sin_addr);
    if (bind(server, (struct sockaddr *)&addr, sizeof addr) != 0) {
        perror("bind");
        return 1;
    }
    getsockname(server, (struct sockaddr *)&addr, &len);
    for (i = 0; i < 3; i++) {
        n = sendto(client, messages[i], strlen(messages[i]), 0, (struct sockaddr *)&addr, len);
        printf("sent %d\n", n);
    }
    for (i = 0; i < 3; i++) {
        len = sizeof from;
        memset(buf, 0, sizeof buf);
        n = recvfrom(server, buf, sizeof buf - 1, 0, (struct sockaddr *)&from, &len);
        printf("got %d '%s' from %s, %u bytes of address\n", n, buf, inet_ntoa(from.sin_addr), len);
    }
    n = sendto(server, "reply", 5, 0, (struct sockaddr *)&from, len);
    printf("%d %d\n", n, (int)recv(client, buf, sizeof buf, MSG_TRUNC));
    close(client);
    close(server);
    return 0;
}
