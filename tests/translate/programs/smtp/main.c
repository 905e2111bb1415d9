#include "smtp.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int count = 2;			/* of sessions, before we end */

static int open_port(int port)
{
	struct sockaddr_in sin = { .sin_family = AF_INET, .sin_addr = { .s_addr = INADDR_ANY } };
	int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;

	sin.sin_port = htons(port);
	if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0
	    && bind(fd, (struct sockaddr *)&sin, sizeof sin) == 0 && listen(fd, 3) == 0)
		return fd;
	perror("smtp");
	exit(1);
}

int main(void)
{
	int listener = open_port(SMTP_PORT);
	char line[LINE_MAX_];

	signal(SIGPIPE, SIG_IGN);
	while (count--) {
		struct sockaddr_in who;
		socklen_t len = sizeof who;
		int fd = accept(listener, (struct sockaddr *)&who, &len);
		FILE *in, *out;
		struct session *s;

		if (fd < 0)
			continue;
		in = fdopen(fd, "r");
		out = fdopen(dup(fd), "w");
		s = session_new(out, inet_ntoa(who.sin_addr));
		while (fgets(line, sizeof line, in)) {
			line[strcspn(line, "\r\n")] = '\0';
			if (!session_line(s, line))
				break;
		}
		session_free(s);
		fclose(in);
		fclose(out);
	}
	printf("%u mails\n", store_count());
	store_dump(stdout);
	close(listener);
	return 0;
}
