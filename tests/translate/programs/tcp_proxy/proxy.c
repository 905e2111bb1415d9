/* A TCP forwarder that shows what goes by.
**
** proxy LISTEN_PORT HOST PORT [-x]
**
** One connection at a time; with -x what passes is shown as a hex dump.
*/

# include <stdio.h>
# include <stdlib.h>
# include <string.h>
# include <unistd.h>
# include <signal.h>
# include <errno.h>
# include <sys/types.h>
# include <sys/socket.h>
# include <sys/select.h>
# include <netinet/in.h>
# include <arpa/inet.h>

# define BUFFER  128
# define COLUMNS 16

/* one direction */
struct pipe_
{
  int from;
  int to;
  int open;
  char arrow;
  unsigned long total;
  char buffer [BUFFER];
  int filled, drained;
};

static int hex_mode = 0;

static void
bye (int sig)
{
  /* the handler may only call what is safe: write() and _exit() are */
  static const char text [] = "proxy: stopped\n";
  write (2, text, sizeof (text) - 1);
  _exit (sig == SIGTERM ? 0 : 128 + sig);
}

static void
show (struct pipe_ *p, const char *data, int n)
{
  int i, j;

  if (!hex_mode)
    {
      printf ("%c %d bytes\n", p->arrow, n);
      return;
    }
  for (i = 0; i < n; i += COLUMNS)
    {
      printf ("%c %04lx ", p->arrow, p->total + i);
      for (j = 0; j < COLUMNS; j++)
        {
          if (j == COLUMNS / 2)
            putchar (' ');
          if (i + j < n)
            printf (" %02x", data [i + j] & 0xff);
          else
            fputs ("   ", stdout);
        }
      fputs ("  ", stdout);
      for (j = 0; j < COLUMNS && i + j < n; j++)
        {
          int c = data [i + j];
          putchar (c < ' ' || c > '~' ? '.' : c);
        }
      putchar ('\n');
    }
}

/* returns 0 at the end of this direction, -1 if something broke */
static int
pump (struct pipe_ *p)
{
  int n;

  n = recv (p->from, p->buffer, BUFFER, 0);
  if (n < 0)
    return -1;
  if (n == 0)
    {
      printf ("%c end after %lu bytes\n", p->arrow, p->total);
      shutdown (p->to, SHUT_WR);
      p->open = 0;
      return 0;
    }
  show (p, p->buffer, n);
  p->filled = n;
  p->drained = 0;
  while (p->drained < p->filled)
    {
      n = send (p->to, p->buffer + p->drained, p->filled - p->drained, MSG_NOSIGNAL);
      if (n < 0)
        {
          if (errno == EINTR)
            continue;
          return -1;
        }
      p->drained += n;
    }
  p->total += p->filled;
  return p->filled;
}

static void
forward (int client, int server)
{
  struct pipe_ up = { client, server, 1, '>' };
  struct pipe_ down = { server, client, 1, '<' };
  struct pipe_ *both [2], *p;
  int i, top;
  fd_set set;

  both [0] = &up;
  both [1] = &down;
  top = client > server ? client : server;

  while (up.open || down.open)
    {
      FD_ZERO (&set);
      for (i = 0; i < 2; i++)
        if (both [i]->open)
          FD_SET (both [i]->from, &set);
      if (select (top + 1, &set, NULL, NULL, NULL) < 0)
        {
          perror ("select");
          return;
        }
      for (i = 0; i < 2; i++)
        {
          p = both [i];
          if (p->open && FD_ISSET (p->from, &set) && pump (p) < 0)
            {
              printf ("%c %s\n", p->arrow, strerror (errno));
              return;
            }
        }
    }
}

int
main (int argc, char *argv [])
{
  struct sockaddr_in here, there, who;
  socklen_t size;
  int listener, client, server, i, on = 1, plain = 0;
  char *words [3];

  for (i = 1; i < argc; i++)
    if (argv [i] [0] == '-' && argv [i] [1] == 'x' && !argv [i] [2])
      hex_mode = 1;
    else if (plain < 3)
      words [plain++] = argv [i];
  if (plain < 3)
    {
      fprintf (stderr, "usage: %s LISTEN_PORT HOST PORT [-x]\n", argv [0]);
      exit (2);
    }

  signal (SIGTERM, bye);
  signal (SIGINT, bye);

  memset (&here, 0, sizeof here);
  here.sin_family = AF_INET;
  here.sin_port = htons (atoi (words [0]));
  here.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  there = here;
  there.sin_port = htons (atoi (words [2]));
  if (inet_aton (words [1], &there.sin_addr) == 0)
    {
      fprintf (stderr, "%s: bad address '%s'\n", argv [0], words [1]);
      exit (2);
    }

  listener = socket (AF_INET, SOCK_STREAM, 0);
  setsockopt (listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind (listener, (struct sockaddr *) &here, sizeof here) < 0 || listen (listener, 3) < 0)
    {
      perror (argv [0]);
      exit (1);
    }
  setlinebuf (stdout);

  while (1)
    {
      size = sizeof who;
      client = accept (listener, (struct sockaddr *) &who, &size);
      if (client < 0)
        continue;
      printf ("* %s:%u\n", inet_ntoa (who.sin_addr), (unsigned) ntohs (who.sin_port));
      server = socket (AF_INET, SOCK_STREAM, 0);
      if (connect (server, (struct sockaddr *) &there, sizeof there) < 0)
        {
          printf ("* %s\n", strerror (errno));
          send (client, "sorry\n", 6, 0);
        }
      else
        forward (client, server);
      close (server);
      close (client);
      puts ("* done");
    }
}
