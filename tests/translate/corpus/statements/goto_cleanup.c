/* goto to the clean-up at the end: the usual error handling */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int process(const char *text, int fail_at)
{
    char *copy = NULL;
    char *upper = NULL;
    int rc = -1;
    size_t i;

    copy = malloc(strlen(text) + 1);
    if (copy == NULL || fail_at == 1)
        goto out;
    strcpy(copy, text);
    upper = malloc(strlen(text) + 1);
    if (upper == NULL || fail_at == 2)
        goto free_copy;
    for (i = 0; i <= strlen(copy); i++)
        upper[i] = copy[i] >= 'a' && copy[i] <= 'z' ? copy[i] - 32 : copy[i];
    printf("%s\n", upper);
    if (fail_at == 3)
        goto free_upper;
    rc = 0;

free_upper:
    printf("free upper\n");
    free(upper);
free_copy:
    printf("free copy\n");
    free(copy);
    copy = NULL;
out:
    free(copy);
    return rc;
}

int main(void)
{
    int i;

    for (i = 0; i <= 3; i++)
        printf("-> %d\n", process("some text", i));
    return 0;
}
