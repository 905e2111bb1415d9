/*
 *   Gästebuch  --  ein kleines Netzprogramm für die Übung 5
 *   Autor: René Müßig, Universität Köln        (Zeichensatz: ISO 8859-1)
 *
 *   Der Server führt eine verkettete Liste der Einträge.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ctype.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <unistd.h>

#define PORT        7700
#define MAX_ZEILE   80
#define BEGRUESSUNG "Grüß Gott! Schön, daß Sie da sind.\r\n"

/* ein Eintrag im Gästebuch */
typedef struct eintrag_t {
	char	*name;
	char	text[MAX_ZEILE];
	int	nummer;
	struct eintrag_t	*naechster, *voriger;
	} Eintrag;

  Eintrag *anfang = NULL, *ende = NULL;
  int anzahl = 0;

/* hängt einen Eintrag ans Ende der Liste */
Eintrag *anhaengen (const char *name, const char *text)
{
	Eintrag *e = (Eintrag *) malloc (sizeof (Eintrag));
	if (e == NULL) { fprintf (stderr, "Kein Speicher für den Eintrag übrig\n"); exit (EXIT_FAILURE); }
	e->name = strdup (name);
	  strncpy (e->text, text, MAX_ZEILE - 1);
	  e->text[MAX_ZEILE - 1] = '\0';
	e->nummer = ++anzahl;
	e->naechster = NULL;
	e->voriger = ende;
	if (ende != NULL)
	    ende->naechster = e;
	else
	    anfang = e;
	ende = e;
	return e;
}

/* löscht einen Eintrag; liefert 1, wenn es ihn gab */
int loeschen (int nummer)
{
	Eintrag *e;
	for (e = anfang; e != NULL; e = e->naechster)
	  if (e->nummer == nummer)
	  {
		if (e->voriger) e->voriger->naechster = e->naechster; else anfang = e->naechster;
		if (e->naechster) e->naechster->voriger = e->voriger; else ende = e->voriger;
		free (e->name);
		free (e);
		return 1;
	  }
	return 0;
}

/* die Umlaute kennt toupper() nicht: à bis þ liegen 32 über À bis Þ, bis auf das ÷ */
int gross (int c)
{
	unsigned char u = c;
	if (u >= 'a' && u <= 'z') return u - 32;
	if (u >= 0xE0 && u <= 0xFE && u != 0xF7) return u - 32;
	return u;
}

void alles_gross (char *s)
{
	while (*s)
	{
		*s = gross (*s);
		s++;
	}
}

/* zählt die Zeichen, die kein ASCII sind: bei char mit Vorzeichen sind sie negativ */
int umlaute (const char *s)
{
	int n = 0;
	for (; *s != '\0'; s++)
		if (*s < 0)
			n++;
	return n;
}

void sende (int fd, char *text)
{
	if (write (fd, text, strlen (text)) == -1)
		perror ("Fehler beim Schreiben");
}

void zeige_liste (int fd, int rueckwaerts)
{
	char zeile[200];
	Eintrag *e = rueckwaerts ? ende : anfang;

	if (e == NULL)
		sende (fd, "(noch keine Einträge)\r\n");
	while (e != NULL)
	{
		sprintf (zeile, "%3d. %-10s » %s «\r\n", e->nummer, e->name, e->text);
		sende (fd, zeile);
		e = rueckwaerts ? e->voriger : e->naechster;
	}
}

/* liest eine Zeile, Zeichen für Zeichen */
int lies_zeile (int fd, char *puffer, int groesse)
{
	char c;
	int i = 0, n;

	while ((n = read (fd, &c, 1)) == 1 && c != '\n')
		if (c != '\r' && i < groesse - 1)
			puffer[i++] = c;
	puffer[i] = 0;
	if (n <= 0 && i == 0) return -1;
	return i;
}

void gespraech (int fd)
{
	char zeile[MAX_ZEILE], name[20], *rest;
	int n;

	sende (fd, BEGRUESSUNG);
	while (lies_zeile (fd, zeile, sizeof (zeile)) >= 0)
	{
		switch (tolower (zeile[0]))
		{
		  case 'l':
			zeige_liste (fd, 0);
			break;
		  case 'r':
			zeige_liste (fd, 1);
			break;
		  case 's':		/* s NAME TEXT */
			n = 0;
			if (sscanf (zeile + 1, "%19s %n", name, &n) == 1 && n > 0)
			{
				rest = zeile + 1 + n;
				alles_gross (name);
				anhaengen (name, rest);
				sprintf (zeile, "Danke, %.19s (%d Umlaute)\r\n", name, umlaute (rest) + umlaute (name));
				sende (fd, zeile);
				break;
			}
			/* sonst: weiter zum Fehler */
		  default:
			sende (fd, "Wie bitte? l, r, s NAME TEXT, d NUMMER oder q\r\n");
			break;
		  case 'd':
			if (loeschen (atoi (zeile + 1)))
				sende (fd, "gelöscht\r\n");
			else
				sende (fd, "gibt es nicht\r\n");
			break;
		  case 'q':
			sende (fd, "Tschüß!\r\n");
			return;
		}
	}
}

int main ()
{
	int server, kunde;
	struct sockaddr_in adresse;
	const char e_akut = 'é';

	server = socket (AF_INET, SOCK_STREAM, 0);
	if (server < 0) { perror ("socket"); exit (1); }
	adresse.sin_family = AF_INET;
	adresse.sin_addr.s_addr = INADDR_ANY;
	adresse.sin_port = htons (PORT);
	memset (&(adresse.sin_zero), '\0', 8);
	if (bind (server, (struct sockaddr *) &adresse, sizeof (struct sockaddr)) < 0)
	{
		perror ("bind");
		exit (1);
	}
	if (listen (server, 5) < 0) { perror ("listen"); exit (1); }
	printf ("Gästebuch auf Port %d (%d Zeichen Begrüßung, é ist %d)\n", PORT, (int) sizeof (BEGRUESSUNG) - 1, e_akut);
	kunde = accept (server, NULL, NULL);
	gespraech (kunde);
	close (kunde);
	while (anfang)
		loeschen (anfang->nummer);
	close (server);
	return 0;
}
