/* Strings that hold NUL, control characters and bytes above 127 */
#include <stdio.h>
#include <string.h>

static const char shellcode[] = "\x31\xc0\x50\x68//sh\x68/bin\x89\xe3";
static const char dns_query[] = "\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\3www\7example\3com\0\0\1\0\1";

int main(void)
{
    size_t i;
    unsigned sum = 0;

    printf("%zu %zu\n", sizeof shellcode, strlen(shellcode));
    printf("%zu\n", sizeof dns_query - 1);
    for (i = 0; i < sizeof dns_query - 1; i++)
        sum += (unsigned char)dns_query[i];
    printf("%u\n", sum);
    printf("%d %d %s\n", dns_query[12], dns_query[16], dns_query + 17);
    fwrite("a\0b\x80\n", 1, 5, stdout);
    printf("%d\n", memcmp("a\0b", "a\0c", 3) < 0);
    printf("\a\b\f\v\r\033[0m\?\n");
    return 0;
}
