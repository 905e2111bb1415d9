/* An old program: tabs, no prototypes, everything global, goto for a loop */
#include <stdio.h>
#include <string.h>
#define TRUE 1
#define FALSE 0
#define BUFSIZE 40
char buf[BUFSIZE]; int n, total; char *p;
int	flag = FALSE;

int readline_()
{
	if (fgets(buf, BUFSIZE, stdin) == 0) return FALSE;
	if ((p = strchr(buf, '\n')) != 0) *p = 0;
	return TRUE;
}

int main()
{
loop:
	if (!readline_()) goto done;
	n = strlen(buf);	total += n;
	if (n == 0) { flag = TRUE; goto loop; }
	for (p = buf + n - 1; p >= buf; p--) putchar(*p);
	putchar('\n');
	goto loop;
done:
	printf("%d %s\n", total, flag ? "blank lines" : "no blank line"); return 0;
}
