/* sscanf: sets, widths, suppressed fields, %n, sizes */
#include <stdio.h>

int main(void)
{
    char method[8], path[32], key[16], value[16], rest[16] = "";
    int h, m, s, n, used;
    unsigned int a, b, c, d, hex;
    short sh;
    long l;
    long long ll;
    unsigned char hh;
    float f;
    double g;

    n = sscanf("GET /index.html HTTP/1.1", "%7s %31s HTTP/%d.%d", method, path, &h, &m);
    printf("%d %s %s %d.%d\n", n, method, path, h, m);
    n = sscanf("12:34:56", "%d:%d:%d", &h, &m, &s);
    printf("%d %d %d %d\n", n, h, m, s);
    n = sscanf("192.168.1.20", "%u.%u.%u.%u", &a, &b, &c, &d);
    printf("%d %u %u\n", n, a, d);
    n = sscanf("name = some value", "%15[^= ] = %15[^\n]", key, value);
    printf("%d [%s] [%s]\n", n, key, value);
    n = sscanf("12345", "%2d%3d", &h, &m);
    printf("%d %d %d\n", n, h, m);
    n = sscanf("skip 7 keep", "%*s %*d %15s", rest);
    printf("%d %s\n", n, rest);
    n = sscanf("0xff 077 0x1F", "%x %i %i", &hex, &h, &m);
    printf("%d %u %d %d\n", n, hex, h, m);
    n = sscanf("-5 70000 9000000000 300", "%hd %ld %lld %hhu", &sh, &l, &ll, &hh);
    printf("%d %d %ld %lld %d\n", n, sh, l, ll, hh);
    n = sscanf("1.5 2.25e2", "%f %lf", &f, &g);
    printf("%d %.2f %.2f\n", n, f, g);
    sscanf("abc def", "%*s%n", &used);
    printf("%d\n", used);
    printf("%d %d\n", sscanf("", "%d", &h), sscanf("x", "%d", &h));
    printf("%d\n", sscanf("5 apples", "%d %d", &h, &m));
    return 0;
}
