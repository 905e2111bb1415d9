/* Calls without their headers: the compiler warns and goes on */
#include <stdio.h>
#include <sys/socket.h>
#include <netinet/in.h>

int main(int argc, char *argv[])
{
    struct sockaddr_in addr;
    int fd, len = sizeof(addr);
    char buf[20];

    memset(&addr, 0, sizeof(addr));
    bzero(buf, sizeof(buf));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = inet_addr("127.0.0.1");
    addr.sin_port = htons(atoi("0"));
    fd = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(fd, (struct sockaddr *)&addr, sizeof(addr)) < 0) {
        perror("bind");
        exit(1);
    }
    strcpy(buf, "abc");
    printf("%d %d\n", (int)strlen(buf), strcmp(buf, "abc"));
    fflush(stdout);
    write(1, buf, 3);
    write(1, "\n", 1);
    if (getsockname(fd, (struct sockaddr *)&addr, &len) == 0)
        printf("%d\n", addr.sin_port != 0);
    close(fd);
    if (argc == 1 && argv[0])
        exit(toupper('c') - 'A');
}
