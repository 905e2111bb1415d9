// A web server: hands out the files of one directory, one client after the other. HTTP/1.0, and of it only GET.
// See also: accept(2), openat(2), RFC 1945 (HTTP/1.0), RFC 9112 (reading a request), RFC 3986 (percent-encoding)

#include <fcntl.h>      // open, openat, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, htonl, htons
#include <stdio.h>      // fprintf, perror, printf, snprintf, stderr
#include <stdlib.h>     // atoi, exit, strtol, EXIT_FAILURE, NULL
#include <string.h>     // memset, strcmp, strcspn, strlen, strncmp, strspn, strstr, strtok
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, recv, send, shutdown, SOMAXCONN
#include <sys/stat.h>   // fstat, struct stat, S_ISDIR, S_ISREG
#include <sys/time.h>   // struct timeval
#include <unistd.h>     // close, dup, read

#define HEAD_SIZE 8192  // a longer head of a request is refused
#define PIECE_SIZE 65536
#define PATIENCE 5      // seconds that we wait for a client that is silent, or does not listen
#define LEFTOVERS 100   // pieces that we still take from a client whose request we have refused
#define BLANKS " \t\v\f\r"

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// send() may take less than it is given. A client that has gone is its own affair: no SIGPIPE.
static int send_all(int fd, const char *data, size_t size)
{
    while (size > 0) {
        ssize_t n = send(fd, data, size, MSG_NOSIGNAL);
        if (n < 0)
            return -1;
        data += n;
        size -= n;
    }
    return 0;
}

// The head of a request ends with an empty line. -1: there is none, or the head is too long, or no text.
static int receive_head(int fd, char *head)
{
    size_t length = 0;

    while (length < HEAD_SIZE - 1) {
        ssize_t n = recv(fd, head + length, HEAD_SIZE - 1 - length, 0);
        if (n <= 0)
            return -1; // hung up, broken off, or silent for too long
        length += n;
        head[length] = '\0';
        if (strlen(head) < length)
            return -1;
        if (strstr(head, "\n\r\n") != NULL || strstr(head, "\n\n") != NULL)
            return 0;
    }
    return -1;
}

// Makes a path of what was asked for, in its place: without the query, "%41" made 'A'. -1: it is none.
static int decode(char *target)
{
    char *from = target;
    char *to = target;

    while (*from != '\0' && *from != '?') {
        if (*from < '!' || *from > '~')
            return -1;
        if (*from == '%') {
            if (strspn(from + 1, "0123456789ABCDEFabcdef") < 2)
                return -1;
            char digits[3] = {from[1], from[2], '\0'};
            *to = (char)strtol(digits, NULL, 16);
            if (*to == '\0')
                return -1; // open() would see a shorter name than we did
            from += 2;
        } else {
            *to = *from;
        }
        from++;
        to++;
    }
    *to = '\0';
    return 0;
}

// From a directory to a name in it. No link is followed, and nobody waits at a FIFO.
static int enter(int dirfd, const char *name)
{
    int fd = openat(dirfd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    close(dirfd);
    return fd;
}

// Opens the file at a path, step by step from the root down. ".." is no step: no path leads out.
static int open_file(int root, char *path, struct stat *info)
{
    int fd = dup(root);
    char *name = strtok(path, "/");

    while (fd >= 0 && name != NULL) {
        fd = enter(fd, strcmp(name, "..") == 0 ? "" : name); // no file has an empty name
        name = strtok(NULL, "/");
    }
    if (fd >= 0 && fstat(fd, info) == 0 && S_ISDIR(info->st_mode))
        fd = enter(fd, "index.html");
    if (fd >= 0 && (fstat(fd, info) < 0 || !S_ISREG(info->st_mode))) {
        close(fd);
        return -1;
    }
    return fd;
}

static void send_file(int clientfd, int fd, off_t size)
{
    char piece[PIECE_SIZE];

    printf("200 OK\n");
    int length = snprintf(piece, sizeof(piece), "HTTP/1.0 200 OK\r\nContent-Length: %lld\r\n\r\n", (long long)size);
    if (send_all(clientfd, piece, length) < 0)
        return;
    while (size > 0) {
        ssize_t n = read(fd, piece, sizeof(piece));
        if (n > size)
            n = size; // the file has grown since
        if (n <= 0 || send_all(clientfd, piece, n) < 0)
            return; // too few bytes: the client sees that something is missing
        size -= n;
    }
}

// If bytes were left unread, close() would break the connection off, and the answer might be lost.
static void refuse(int clientfd, const char *status)
{
    char piece[PIECE_SIZE];

    printf("%s\n", status);
    int length = snprintf(piece, sizeof(piece), "HTTP/1.0 %s\r\nAllow: GET\r\nContent-Length: 0\r\n\r\n", status);
    if (send_all(clientfd, piece, length) < 0 || shutdown(clientfd, SHUT_WR) < 0)
        return;
    int left = LEFTOVERS;
    while (left > 0 && recv(clientfd, piece, sizeof(piece), 0) > 0)
        left--;
}

static void answer(int clientfd, int root)
{
    char head[HEAD_SIZE];

    if (receive_head(clientfd, head) < 0) {
        refuse(clientfd, "400 Bad Request");
        return;
    }
    head[strcspn(head, "\n")] = '\0'; // the lines after the first may say what they like
    char *method = strtok(head, BLANKS);
    char *target = strtok(NULL, BLANKS);
    char *version = strtok(NULL, BLANKS);
    char *more = strtok(NULL, BLANKS);
    if (version == NULL || more != NULL || strncmp(version, "HTTP/", 5) != 0 || decode(target) < 0) {
        refuse(clientfd, "400 Bad Request");
        return;
    }
    if (strcmp(method, "GET") != 0) {
        refuse(clientfd, "405 Method Not Allowed");
        return;
    }

    struct stat info;
    int fd = target[0] == '/' ? open_file(root, target, &info) : -1;
    if (fd < 0) {
        refuse(clientfd, "404 Not Found");
        return;
    }
    send_file(clientfd, fd, info.st_size);
    close(fd);
}

int main(int argc, char *argv[])
{
    if (argc != 3) {
        fprintf(stderr, "Usage: %s <port> <directory>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    int root = open(argv[2], O_RDONLY | O_DIRECTORY);
    if (root < 0)
        die("Open failed");

    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");
    int on = 1;
    if (setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
        die("Option not set");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));

    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(sockfd, SOMAXCONN) < 0)
        die("Listen failed");
    printf("Serving %s on port %s...\n", argv[2], argv[1]);

    for (;;) {
        int clientfd = accept(sockfd, NULL, NULL);
        if (clientfd < 0)
            die("Accept failed");

        struct timeval patience = {.tv_sec = PATIENCE};
        if (setsockopt(clientfd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)) < 0 ||
            setsockopt(clientfd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience)) < 0)
            die("Option not set");
        answer(clientfd, root);
        close(clientfd);
    }
}
