/* A small web server: GET and HEAD of the files below ./www, one request a connection.
 *
 * It makes the directory and two files itself, so that there is something to see.
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#define PORT 8081
#define ROOT "www"
#define REQUEST_MAX 1024

enum method { GET, HEAD, OTHER };

struct request {
    enum method method;
    char path[256];
    int minor;              /* HTTP/1.minor */
    char host[64];
    long if_modified;       /* unused so far */
};

struct type {
    const char *suffix, *name;
};

static const struct type types[] = {
    { ".html", "text/html; charset=utf-8" },
    { ".txt",  "text/plain" },
    { ".css",  "text/css" },
    { ".png",  "image/png" },
    { NULL,    "application/octet-stream" },
};

static const struct { int code; const char *words; } reasons[] = {
    { 200, "OK" },
    { 301, "Moved Permanently" },
    { 400, "Bad Request" },
    { 403, "Forbidden" },
    { 404, "Not Found" },
    { 405, "Method Not Allowed" },
    { 414, "URI Too Long" },
    { 505, "HTTP Version Not Supported" },
};
#define COUNT(a) (sizeof (a) / sizeof (a)[0])

static const char *reason(int code)
{
    for (size_t i = 0; i < COUNT(reasons); i++)
        if (reasons[i].code == code)
            return reasons[i].words;
    return "Unknown";
}

static const char *type_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    const struct type *t;
    for (t = types; t->suffix; t++)
        if (dot && strcasecmp(dot, t->suffix) == 0)
            break;
    return t->name;
}

static int hex(int c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = tolower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "%41b" becomes "Ab", in place; false when it is no such text or holds a NUL */
static bool unescape(char *s)
{
    char *to = s;
    for (; *s; s++) {
        if (*s != '%') {
            *to++ = *s;
            continue;
        }
        int high = hex((unsigned char)s[1]);
        int low = high < 0 ? -1 : hex((unsigned char)s[2]);
        if (low < 0 || (high | low) == 0)
            return false;
        *to++ = (char)(high << 4 | low);
        s += 2;
    }
    *to = 0;
    return true;
}

/* no part of the path may be ".." */
static bool climbs(const char *path)
{
    const char *p = path;
    while ((p = strstr(p, "..")) != NULL) {
        if ((p == path || p[-1] == '/') && (p[2] == '/' || p[2] == '\0'))
            return true;
        p += 2;
    }
    return false;
}

/* Read up to the empty line; the length, 0 at the end, -1 for too much or an error. */
static int read_request(int fd, char *buf, size_t size)
{
    size_t have = 0;
    while (have < size - 1) {
        ssize_t n = read(fd, buf + have, size - 1 - have);
        if (n <= 0)
            return (int)n;
        have += n;
        buf[have] = 0;
        if (strstr(buf, "\r\n\r\n") || strstr(buf, "\n\n"))
            return have;
    }
    return -1;
}

/* The status that the request deserves. */
static int parse(char *text, struct request *r)
{
    char *line_end = strpbrk(text, "\r\n");
    char *next = line_end + strspn(line_end, "\r\n");
    *line_end = '\0';

    char word[16];
    int major, used = 0;
    memset(r, 0, sizeof *r);
    if (sscanf(text, "%15s %255s HTTP/%d.%d%n", word, r->path, &major, &r->minor, &used) != 4 || text[used] != '\0')
        return strlen(text) > 255 ? 414 : 400;
    if (major != 1)
        return 505;
    r->method = strcmp(word, "GET") == 0 ? GET : strcmp(word, "HEAD") == 0 ? HEAD : OTHER;
    if (r->method == OTHER)
        return 405;

    for (char *line = strtok(next, "\r\n"); line; line = strtok(NULL, "\r\n")) {
        char *colon = strchr(line, ':');
        if (colon == NULL)
            return 400;
        *colon++ = '\0';
        colon += strspn(colon, " \t");
        if (strcasecmp(line, "Host") == 0)
            snprintf(r->host, sizeof r->host, "%s", colon);
    }
    if (r->minor >= 1 && r->host[0] == '\0')
        return 400;

    char *query = strchr(r->path, '?');
    if (query)
        *query = '\0';
    if (r->path[0] != '/' || !unescape(r->path))
        return 400;
    return climbs(r->path) ? 403 : 200;
}

static void header(int fd, int code, const char *type, long long length, const char *extra)
{
    dprintf(fd, "HTTP/1.0 %d %s\r\nServer: httpd\r\nContent-Type: %s\r\nContent-Length: %lld\r\n%sConnection: close\r\n\r\n",
            code, reason(code), type, length, extra ? extra : "");
}

static void fail(int fd, int code, enum method method)
{
    char body[128];
    int n = snprintf(body, sizeof body, "<h1>%d %s</h1>\n", code, reason(code));
    header(fd, code, "text/html", n, code == 405 ? "Allow: GET, HEAD\r\n" : NULL);
    if (method != HEAD)
        write(fd, body, n);
}

static int serve(int fd, struct request *r)
{
    char path[PATH_MAX];
    struct stat st;
    int code = 200, file = -1;

    snprintf(path, sizeof path, "%s%s", ROOT, r->path);
    if (stat(path, &st) < 0) {
        code = errno == EACCES ? 403 : 404;
        goto out;
    }
    if (S_ISDIR(st.st_mode)) {
        size_t n = strlen(path);
        if (path[n - 1] != '/') {
            char where[300];
            snprintf(where, sizeof where, "Location: %.255s/\r\n", r->path);
            header(fd, 301, "text/html", 0, where);
            return 301;
        }
        strncat(path, "index.html", sizeof path - n - 1);
        if (stat(path, &st) < 0) {
            code = 404;
            goto out;
        }
    }
    if ((file = open(path, O_RDONLY)) < 0) {
        code = 403;
        goto out;
    }
    header(fd, 200, type_of(path), (long long)st.st_size, NULL);
    if (r->method == GET) {
        char buf[512];
        ssize_t n;
        while ((n = read(file, buf, sizeof buf)) > 0)
            if (write(fd, buf, n) != n)
                break;
    }
out:
    if (file >= 0)
        close(file);
    if (code != 200)
        fail(fd, code, r->method);
    return code;
}

static void make_site(void)
{
    FILE *f;
    mkdir(ROOT, 0755);
    mkdir(ROOT "/empty", 0755);
    if ((f = fopen(ROOT "/index.html", "w")) == NULL) {
        perror(ROOT "/index.html");
        exit(1);
    }
    fprintf(f, "<!doctype html>\n<title>%s</title>\n<p>It works.\n", "Hello");
    fclose(f);
    f = fopen(ROOT "/long file.txt", "w");
    for (int i = 0; i < 100; i++)
        fprintf(f, "%02d%c", i, i % 10 == 9 ? '\n' : ' ');
    fclose(f);
}

int main(int argc, char **argv)
{
    int requests = argc > 1 ? atoi(argv[1]) : INT_MAX;
    int on = 1;

    signal(SIGPIPE, SIG_IGN);
    make_site();

    int listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    struct sockaddr_in addr = { 0 };
    addr.sin_family = AF_INET;
    addr.sin_port = htons(PORT);
    addr.sin_addr.s_addr = INADDR_ANY;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) || listen(listener, 8)) {
        perror("httpd");
        return 1;
    }

    while (requests-- > 0) {
        int fd = accept(listener, NULL, NULL);
        if (fd < 0) {
            perror("accept");
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        char text[REQUEST_MAX];
        struct request r = { .method = OTHER };
        int n = read_request(fd, text, sizeof text);
        int code = 0;
        if (n > 0) {
            code = parse(text, &r);
            if (code == 200)
                code = serve(fd, &r);
            else
                fail(fd, code, r.method);
        }
        printf("%3d %s\n", code, *r.path ? r.path : "-");
        shutdown(fd, SHUT_WR);
        while (read(fd, text, sizeof text) > 0)
            ;                   /* what is left unread would turn our close into a reset */
        close(fd);
    }
    close(listener);
    return 0;
}
