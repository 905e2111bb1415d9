/* The key of a TLS connection, given to the kernel where it has TLS */
#include <errno.h>
#include <linux/tls.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct tls12_crypto_info_aes_gcm_128 key = {.info.version = TLS_1_2_VERSION,
                                                .info.cipher_type = TLS_CIPHER_AES_GCM_128};
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(addr);
    int listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0), server;
    char buf[16] = "";

    memset(key.key, 'k', TLS_CIPHER_AES_GCM_128_KEY_SIZE);
    memset(key.salt, 's', TLS_CIPHER_AES_GCM_128_SALT_SIZE);
    printf("%d.%d %d %zu\n", TLS_VERSION_MAJOR(key.info.version), TLS_VERSION_MINOR(key.info.version),
           TLS_VERSION_NUMBER(TLS_1_3) == TLS_1_3_VERSION, sizeof(key));
    if (bind(listener, (struct sockaddr *)&addr, len) || listen(listener, 1) ||
        getsockname(listener, (struct sockaddr *)&addr, &len) || connect(client, (struct sockaddr *)&addr, len)) {
        perror("loopback");
        return 1;
    }
    server = accept(listener, NULL, NULL);
    if (setsockopt(client, IPPROTO_TCP, TCP_ULP, "tls", sizeof("tls")) == -1) {
        printf("no TLS: %s\n", strerror(errno));
    } else if (setsockopt(server, IPPROTO_TCP, TCP_ULP, "tls", sizeof("tls")) ||
               setsockopt(client, SOL_TLS, TLS_TX, &key, sizeof(key)) ||
               setsockopt(server, SOL_TLS, TLS_RX, &key, sizeof(key))) {
        perror("key");
    } else {
        send(client, "secret", 6, 0);
        printf("%zd %s\n", recv(server, buf, sizeof(buf), 0), buf[0] ? "came" : "?");
    }
    close(server);
    close(client);
    close(listener);
    return 0;
}
