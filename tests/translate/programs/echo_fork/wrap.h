#ifndef WRAP_H
#define WRAP_H

#include <stddef.h>
#include <sys/types.h>
#include <sys/socket.h>

#define SA      struct sockaddr
#define MAXLINE 64
#define LISTENQ 16

typedef void Sigfunc(int);

/* calls that end the program when they fail */
int      Socket(int family, int type, int protocol);
void     Bind(int fd, const SA *sa, socklen_t salen);
void     Listen(int fd, int backlog);
int      Accept(int fd, SA *sa, socklen_t *salenptr);
pid_t    Fork(void);
void     Close(int fd);
Sigfunc *Signal(int signo, Sigfunc *func);

ssize_t  writen(int fd, const void *vptr, size_t n);
ssize_t  readline(int fd, void *vptr, size_t maxlen);

void     err_sys(const char *fmt, ...);
void     err_msg(const char *fmt, ...);

#endif
