/* tmpfile, rename, remove, fgetpos */
#include <stdio.h>

int main(void)
{
    FILE *t = tmpfile(), *f;
    fpos_t pos;
    char buf[16];

    fputs("alpha beta gamma\n", t);
    rewind(t);
    fscanf(t, "%15s", buf);
    fgetpos(t, &pos);
    fscanf(t, "%15s", buf);
    printf("%s\n", buf);
    fsetpos(t, &pos);
    fscanf(t, "%15s", buf);
    printf("%s %ld\n", buf, ftell(t));
    fclose(t);

    f = fopen("old", "w");
    fputs("renamed", f);
    fclose(f);
    printf("%d\n", rename("old", "new"));
    printf("%d\n", rename("old", "newer"));
    perror("old");
    f = fopen("new", "r");
    printf("%s\n", fgets(buf, sizeof buf, f));
    fclose(f);
    printf("%d\n", remove("new"));
    printf("%d\n", remove("new"));
    return 0;
}
