/* A tiny HTTP exchange over a socketpair: request line, headers, body */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define CRLF "\r\n"

static void serve(int fd)
{
    char request[512], method[8], path[64];
    char response[256];
    const char *body;
    int n, status = 200;

    n = recv(fd, request, sizeof(request) - 1, 0);
    if (n <= 0)
        return;
    request[n] = 0;
    if (sscanf(request, "%7s %63s", method, path) != 2)
        return;
    if (strcmp(method, "GET"))
        status = 405, body = "no";
    else if (!strcmp(path, "/"))
        body = "<h1>index</h1>";
    else
        status = 404, body = "nothing here";
    n = snprintf(response, sizeof response,
                 "HTTP/1.0 %d %s" CRLF "Content-Length: %zu" CRLF CRLF "%s",
                 status, status == 200 ? "OK" : "Error", strlen(body), body);
    send(fd, response, n, 0);
}

static void get(const char *request)
{
    int sv[2];
    char reply[512], *body, *length;
    ssize_t n;

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    send(sv[0], request, strlen(request), 0);
    serve(sv[1]);
    close(sv[1]);
    n = recv(sv[0], reply, sizeof reply - 1, 0);
    reply[n] = '\0';
    body = strstr(reply, CRLF CRLF);
    length = strstr(reply, "Content-Length: ");
    if (body != NULL && length != NULL)
        printf("%d %d [%s]\n", atoi(reply + 9), atoi(length + 16), body + 4);
    close(sv[0]);
}

int main(void)
{
    get("GET / HTTP/1.0\r\nHost: x\r\n\r\n");
    get("GET /other HTTP/1.0\r\n\r\n");
    get("POST / HTTP/1.0\r\n\r\n");
    return 0;
}
