/* A program that was written for Windows as well */
#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#pragma comment(lib, "ws2_32.lib")
typedef int socklen_t;
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
typedef int SOCKET;
#define INVALID_SOCKET (-1)
#define SOCKET_ERROR (-1)
#define closesocket close
#endif
#include <stdio.h>

int main(void)
{
    SOCKET s;
    struct sockaddr_in addr = { 0 };
#ifdef _WIN32
    WSADATA wsa;

    if (WSAStartup(MAKEWORD(2, 2), &wsa) != 0) {
        printf("WSAStartup: %d\n", WSAGetLastError());
        return 1;
    }
#endif
    s = socket(AF_INET, SOCK_STREAM, 0);
    if (s == INVALID_SOCKET)
        return 1;
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = inet_addr("127.0.0.1");
    if (bind(s, (struct sockaddr *)&addr, sizeof(addr)) == SOCKET_ERROR)
        perror("bind");
    else
        printf("bound socket %d\n", s);
    closesocket(s);
#if defined(_WIN32) || defined(__CYGWIN__)
    WSACleanup();
#endif
    return 0;
}
