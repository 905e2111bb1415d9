// echo.c : a TCP echo server and client for Windows and UNIX.
//
//   echo server PORT COUNT
//   echo client ADDRESS PORT WORD...

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <ws2tcpip.h>
#pragma comment(lib, "ws2_32.lib")
typedef int socklen_t;
#define SLEEP(ms) Sleep(ms)
#else
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>
typedef int SOCKET;
typedef struct sockaddr SOCKADDR;
typedef struct sockaddr_in SOCKADDR_IN;
#define INVALID_SOCKET (-1)
#define SOCKET_ERROR   (-1)
#define closesocket(s) close(s)
#define WSAGetLastError() (errno)
#endif

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(_WIN32)
#  define PLATFORM "Windows"
#elif defined(__APPLE__)
#  define PLATFORM "macOS"
#elif defined(__linux__)
#  define PLATFORM "Linux"
#else
#  define PLATFORM "UNIX"
#endif

#ifndef DEFAULT_BUFLEN
#define DEFAULT_BUFLEN 16
#endif

#define TRUE  1
#define FALSE 0
typedef int BOOL;
typedef unsigned short WORD;
typedef unsigned long DWORD;

static DWORD g_dwTotal = 0;

static BOOL InitSockets(void)
{
#ifdef _WIN32
    WSADATA wsaData;
    if (WSAStartup(MAKEWORD(2, 2), &wsaData) != 0) {
        printf("WSAStartup failed\n");
        return FALSE;
    }
#endif
    return TRUE;
}

static void CleanupSockets(void)
{
#ifdef _WIN32
    WSACleanup();
#endif
}

static void PrintError(const char *pszWhat)
{
    int nError = WSAGetLastError();
#ifdef _WIN32
    fprintf(stderr, "%s: error %d\n", pszWhat, nError);
#else
    fprintf(stderr, "%s: %s\n", pszWhat, strerror(nError));
#endif
}

static BOOL SendAll(SOCKET s, const char *pBuf, int nLen)
{
    int nSent;

    while (nLen > 0)
    {
        nSent = send(s, pBuf, nLen, 0);
        if (nSent == SOCKET_ERROR)
            return FALSE;
        pBuf += nSent;
        nLen -= nSent;
    }
    return TRUE;
}

static int RunServer(WORD wPort, int nCount)
{
    SOCKET ListenSocket = INVALID_SOCKET;
    SOCKET ClientSocket = INVALID_SOCKET;
    SOCKADDR_IN service;
    SOCKADDR_IN from;
    socklen_t fromlen;
    char recvbuf[DEFAULT_BUFLEN];
    int iResult;
    int iExit = EXIT_FAILURE;

    ListenSocket = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (ListenSocket == INVALID_SOCKET)
    {
        PrintError("socket");
        goto cleanup;
    }

    memset(&service, 0, sizeof(service));
    service.sin_family = AF_INET;
    service.sin_addr.s_addr = inet_addr("127.0.0.1");
    service.sin_port = htons(wPort);

    if (bind(ListenSocket, (SOCKADDR *)&service, sizeof(service)) == SOCKET_ERROR)
    {
        PrintError("bind");
        goto cleanup;
    }
    if (listen(ListenSocket, SOMAXCONN) == SOCKET_ERROR)
    {
        PrintError("listen");
        goto cleanup;
    }
    printf("%s server on port %hu\n", PLATFORM, wPort);

    while (nCount-- > 0)
    {
        fromlen = sizeof(from);
        ClientSocket = accept(ListenSocket, (SOCKADDR *)&from, &fromlen);
        if (ClientSocket == INVALID_SOCKET)
        {
            PrintError("accept");
            goto cleanup;
        }
        printf("client %s:%d\n", inet_ntoa(from.sin_addr), ntohs(from.sin_port));

        // Receive until the peer shuts down the connection
        do
        {
            iResult = recv(ClientSocket, recvbuf, DEFAULT_BUFLEN, 0);
            if (iResult > 0)
            {
                printf("Bytes received: %d\n", iResult);
                g_dwTotal += iResult;
                if (!SendAll(ClientSocket, recvbuf, iResult))
                {
                    PrintError("send");
                    break;
                }
            }
            else if (iResult == 0)
                printf("Connection closing...\n");
            else
                PrintError("recv");
        } while (iResult > 0);

        closesocket(ClientSocket);
        ClientSocket = INVALID_SOCKET;
    }
    printf("Total: %lu\n", g_dwTotal);
    iExit = EXIT_SUCCESS;

cleanup:
    if (ClientSocket != INVALID_SOCKET)
        closesocket(ClientSocket);
    if (ListenSocket != INVALID_SOCKET)
        closesocket(ListenSocket);
    return iExit;
}

static int RunClient(const char *pszAddress, WORD wPort, int nWords, char **ppszWords)
{
    SOCKET s;
    SOCKADDR_IN addr = { 0 };
    char szReply[64];
    int i, n, nGot;

    s = socket(AF_INET, SOCK_STREAM, 0);
    if (s == INVALID_SOCKET)
    {
        PrintError("socket");
        return EXIT_FAILURE;
    }
    addr.sin_family = AF_INET;
    addr.sin_port = htons(wPort);
    addr.sin_addr.s_addr = inet_addr(pszAddress);
    if (connect(s, (SOCKADDR *)&addr, sizeof addr) == SOCKET_ERROR)
    {
        PrintError("connect");
        closesocket(s);
        return EXIT_FAILURE;
    }
    for (i = 0; i < nWords; i++)
    {
        n = (int)strlen(ppszWords[i]);
        if (n > (int)sizeof(szReply) - 1)
            n = sizeof(szReply) - 1;
        if (!SendAll(s, ppszWords[i], n))
            break;
        for (nGot = 0; nGot < n; )
        {
            int r = recv(s, szReply + nGot, n - nGot, 0);
            if (r <= 0)
                break;
            nGot += r;
        }
        szReply[nGot] = '\0';
        printf("[%s]\n", szReply);
    }
    closesocket(s);
    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    int rc = 2;

    if (!InitSockets())
        return 1;
    if (argc == 4 && strcmp(argv[1], "server") == 0)
        rc = RunServer((WORD)atoi(argv[2]), atoi(argv[3]));
    else if (argc > 4 && strcmp(argv[1], "client") == 0)
        rc = RunClient(argv[2], (WORD)atoi(argv[3]), argc - 4, argv + 4);
    else
        fprintf(stderr, "usage: %s server PORT COUNT\n"
                        "       %s client ADDRESS PORT WORD...\n", argv[0], argv[0]);
    CleanupSockets();
    return rc;
}
