/* A hash computed by the kernel where it has AF_ALG */
#include <errno.h>
#include <linux/if_alg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_alg sa = {.salg_family = AF_ALG, .salg_type = "hash", .salg_name = "sha256"};
    unsigned char digest[32];
    int fd = socket(AF_ALG, SOCK_SEQPACKET, 0), op;

    printf("%s %s %zu %zu\n", (char *)sa.salg_type, (char *)sa.salg_name, sizeof(sa), sizeof(struct af_alg_iv));
    if (fd == -1) {
        printf("no AF_ALG: %s\n", strerror(errno));
        return 0;
    }
    if (bind(fd, (struct sockaddr *)&sa, sizeof(sa)) == -1 || (op = accept(fd, NULL, NULL)) == -1) {
        perror("sha256");
        return 1;
    }
    if (write(op, "abc", 3) != 3 || read(op, digest, sizeof(digest)) != sizeof(digest)) {
        perror("digest");
        return 1;
    }
    for (size_t i = 0; i < sizeof(digest); i++)
        printf("%02x", digest[i]);
    printf("\n");
    close(op);
    close(fd);
    return 0;
}
