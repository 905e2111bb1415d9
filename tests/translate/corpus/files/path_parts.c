/* basename() and dirname() of <libgen.h>, which change their argument */
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void split(const char *path)
{
    char *one = strdup(path), *two = strdup(path);

    printf("[%s] [%s] [%s]\n", path, dirname(one), basename(two));
    free(one);
    free(two);
}

int main(int argc, char **argv)
{
    char program[256], path[] = "/srv/www/index.html", *name;
    const char *paths[] = { "/usr/lib", "/usr/", "usr", "/", ".", "..", "", "a//b/" };
    size_t i;

    snprintf(program, sizeof program, "%s", argv[0]);
    printf("%zu\n", strlen(basename(program)) > 0 ? (size_t)argc : 0);
    for (i = 0; i < sizeof paths / sizeof paths[0]; i++)
        split(paths[i]);
    name = basename(path);
    printf("%s %d\n", name, (int)(name - path));
    printf("%s\n", dirname(path));
    printf("%s\n", path);
    printf("%s %s\n", basename(NULL), dirname(NULL));
    return 0;
}
