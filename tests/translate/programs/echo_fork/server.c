/* Concurrent echo server: one child a client. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ctype.h>
#include <signal.h>
#include <unistd.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <sys/wait.h>
#include "wrap.h"

#define	SERV_PORT	7050

static void sig_chld(int signo)
{
	pid_t	pid;
	int	stat;

	while ( (pid = waitpid(-1, &stat, WNOHANG)) > 0)
		;	/* no printf() in here: it is not safe in a handler */
	return;
}

static int str_echo(int sockfd)
{
	ssize_t	n;
	char	line[MAXLINE], *p;
	int	lines = 0;

	while ( (n = readline(sockfd, line, MAXLINE)) > 0) {
		lines++;
		if (lines % 2 == 0)	/* every other line comes back in capitals */
			for (p = line; *p; p++)
				*p = toupper(*p);
		if (writen(sockfd, line, n) != n)
			err_sys("writen error");
	}
	if (n < 0)
		err_sys("str_echo: read error");
	return(lines);
}

int main(int argc, char **argv)
{
	int			listenfd, connfd, lines;
	pid_t			childpid;
	socklen_t		clilen;
	struct sockaddr_in	cliaddr, servaddr;

	listenfd = Socket(AF_INET, SOCK_STREAM, 0);

	bzero(&servaddr, sizeof(servaddr));
	servaddr.sin_family      = AF_INET;
	servaddr.sin_addr.s_addr = htonl(INADDR_ANY);
	servaddr.sin_port        = htons(SERV_PORT);

	Bind(listenfd, (SA *) &servaddr, sizeof(servaddr));
	Listen(listenfd, LISTENQ);

	if (Signal(SIGCHLD, sig_chld) == SIG_ERR)
		err_sys("signal error");

	for ( ; ; ) {
		clilen = sizeof(cliaddr);
		connfd = Accept(listenfd, (SA *) &cliaddr, &clilen);

		if ( (childpid = Fork()) == 0) {	/* child process */
			Close(listenfd);	/* close listening socket */
			lines = str_echo(connfd);	/* process the request */
			err_msg("%s port %d: %d line%s", inet_ntoa(cliaddr.sin_addr), ntohs(cliaddr.sin_port),
				lines, lines == 1 ? "" : "s");
			exit(0);
		}
		Close(connfd);		/* parent closes connected socket */
	}
}
