/*  toolbox -- checksums and encodings of what comes from standard input

    toolbox [-lu] [-w COLUMNS] [--seed=N] TOOL...

    tools: crc32 adler32 md5 fnv base64 unbase64 hex rot13 sum bsd rle dump
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <ctype.h>
#include <unistd.h>
#include <getopt.h>

#define ROL(x, n)   (((x) << (n)) | ((x) >> (32 - (n))))
#define LENGTH(a)   (sizeof(a) / sizeof((a)[0]))
#define STR_(x)     #x
#define STR(x)      STR_(x)
#define VERSION     1.2

typedef unsigned char byte;
typedef uint32_t u32;

static byte *input;
static size_t length;
static int columns = 60, upper;
static u32 seed;

static void put_hex(const byte *p, size_t n)
{
    while (n--)
        printf(upper ? "%02X" : "%02x", *p++);
    putchar('\n');
}

/* ---- CRC-32, the table is made when it is first needed */

static u32 crc_table[256];

static void make_crc_table(void)
{
    u32 c;
    int n, k;
    for (n = 0; n < 256; n++) {
        c = (u32)n;
        for (k = 0; k < 8; k++)
            c = c & 1 ? 0xEDB88320UL ^ (c >> 1) : c >> 1;
        crc_table[n] = c;
    }
}

static void tool_crc32(void)
{
    u32 c = seed ^ 0xFFFFFFFF;
    size_t i;
    if (!crc_table[1])
        make_crc_table();
    for (i = 0; i < length; i++)
        c = crc_table[(c ^ input[i]) & 0xFF] ^ (c >> 8);
    printf("%08lx\n", (unsigned long)(c ^ 0xFFFFFFFFu));
}

static void tool_adler32(void)
{
    u32 a = 1, b = 0;
    for (size_t i = 0; i < length; i++) {
        a = (a + input[i]) % 65521;
        b = (b + a) % 65521;
    }
    printf("%08x\n", b << 16 | a);
}

/* ---- MD5, RFC 1321 */

static const byte shifts[64] = {
    7, 12, 17, 22, 7, 12, 17, 22, 7, 12, 17, 22, 7, 12, 17, 22,
    5,  9, 14, 20, 5,  9, 14, 20, 5,  9, 14, 20, 5,  9, 14, 20,
    4, 11, 16, 23, 4, 11, 16, 23, 4, 11, 16, 23, 4, 11, 16, 23,
    6, 10, 15, 21, 6, 10, 15, 21, 6, 10, 15, 21, 6, 10, 15, 21
};

static const u32 sines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391
};

static void md5_block(u32 state[4], const byte block[64])
{
    u32 w[16], a = state[0], b = state[1], c = state[2], d = state[3];
    int i;

    for (i = 0; i < 16; i++, block += 4)
        w[i] = block[0] | block[1] << 8 | block[2] << 16 | (u32)block[3] << 24;
    for (i = 0; i < 64; i++) {
        u32 f, t;
        int g;
        if (i < 16) {
            f = (b & c) | (~b & d);
            g = i;
        } else if (i < 32) {
            f = (d & b) | (~d & c);
            g = (5 * i + 1) % 16;
        } else if (i < 48) {
            f = b ^ c ^ d;
            g = (3 * i + 5) % 16;
        } else {
            f = c ^ (b | ~d);
            g = (7 * i) % 16;
        }
        t = d;
        d = c;
        c = b;
        f = f + a + sines[i] + w[g];
        b += ROL(f, shifts[i]);
        a = t;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
}

static void tool_md5(void)
{
    u32 state[4] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476 };
    byte last[128] = { 0 }, digest[16];
    size_t whole = length & ~(size_t)63, rest = length - whole, i;
    uint64_t bits = (uint64_t)length * 8;

    for (i = 0; i < whole; i += 64)
        md5_block(state, input + i);
    if (rest)
        memcpy(last, input + whole, rest);
    last[rest] = 0x80;
    size_t total = rest < 56 ? 64 : 128;
    for (i = 0; i < 8; i++)
        last[total - 8 + i] = bits >> (8 * i);
    for (i = 0; i < total; i += 64)
        md5_block(state, last + i);
    for (i = 0; i < 16; i++)
        digest[i] = state[i / 4] >> (i % 4 * 8);
    put_hex(digest, sizeof digest);
}

static void tool_fnv(void)
{
    uint64_t h = UINT64_C(14695981039346656037);
    const byte *p = input, *end = input + length;
    while (p < end) {
        h ^= *p++;
        h *= 1099511628211ULL;
    }
    printf("%016llx\n", (unsigned long long)h);
}

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void tool_base64(void)
{
    int column = 0;
    for (size_t i = 0; i < length; i += 3) {
        size_t n = length - i;
        u32 triple = input[i] << 16 | (n > 1 ? input[i + 1] : 0) << 8 | (n > 2 ? input[i + 2] : 0);
        char four[5] = { alphabet[triple >> 18], alphabet[triple >> 12 & 63], alphabet[triple >> 6 & 63], alphabet[triple & 63] };
        if (n < 3)
            four[3] = '=';
        if (n < 2)
            four[2] = '=';
        for (char *p = four; *p; p++) {
            putchar(*p);
            if (++column == columns) {
                putchar('\n');
                column = 0;
            }
        }
    }
    if (column)
        putchar('\n');
}

static void tool_unbase64(void)
{
    signed char value[256];
    u32 bits = 0;
    int have = 0;

    memset(value, -1, sizeof value);
    for (int i = 0; i < 64; i++)
        value[(byte)alphabet[i]] = i;
    for (size_t i = 0; i < length && input[i] != '='; i++) {
        if (value[input[i]] < 0)
            continue;
        bits = bits << 6 | value[input[i]];
        if ((have += 6) >= 8) {
            have -= 8;
            putchar(bits >> have & 0xff);
        }
    }
    putchar('\n');
}

static void tool_hex(void)
{
    put_hex(input, length);
}

static void tool_rot13(void)
{
    for (size_t i = 0; i < length; i++) {
        int c = input[i];
        if (isupper(c))
            c = 'A' + (c - 'A' + 13) % 26;
        else if (islower(c))
            c = 'a' + (c - 'a' + 13) % 26;
        putchar(c);
    }
}

static void tool_sum(void)          /* as System V did it */
{
    u32 s = 0, r;
    for (size_t i = 0; i < length; i++)
        s += input[i];
    r = (s & 0xffff) + ((s & 0xffffffff) >> 16);
    s = (r & 0xffff) + (r >> 16);
    printf("%u %zu\n", s, (length + 511) / 512);
}

static void tool_bsd(void)
{
    uint16_t s = 0;
    for (size_t i = 0; i < length; i++) {
        s = (s >> 1) + ((s & 1) << 15);
        s += input[i];
    }
    printf("%05d %5zu\n", s, (length + 1023) / 1024);
}

static void tool_rle(void)
{
    for (size_t i = 0, j; i < length; i = j) {
        for (j = i + 1; j < length && input[j] == input[i] && j - i < 255; j++)
            ;
        if (j - i > 1)
            printf("%zu*", j - i);
        if (isgraph(input[i]))
            printf("%c ", input[i]);
        else
            printf("\\%03o ", input[i]);
    }
    putchar('\n');
}

static void tool_dump(void)
{
    for (size_t i = 0; i < length; i += 8) {
        printf("%08zx:", i);
        for (size_t j = 0; j < 8 && i + j < length; j += 2) {
            int word = input[i + j] << 8;
            if (i + j + 1 < length)
                word |= input[i + j + 1];
            printf(upper ? " %04X" : " %04x", word);
        }
        putchar('\n');
    }
}

static const struct tool {
    const char *name;
    void (*run)(void);
} tools[] = {
#define TOOL(name) { #name, tool_##name }
    TOOL(crc32), TOOL(adler32), TOOL(md5), TOOL(fnv), TOOL(base64), TOOL(unbase64), TOOL(hex), TOOL(rot13), TOOL(sum), TOOL(bsd),
    TOOL(rle), TOOL(dump),
#undef TOOL
};

static void read_input(void)
{
    size_t size = 0;
    int c;
    while ((c = getchar()) != EOF) {
        if (length == size) {
            size = size ? size + size / 2 : 16;
            input = realloc(input, size);
            if (input == NULL) {
                perror("toolbox");
                exit(1);
            }
        }
        input[length++] = c;
    }
}

int main(int argc, char *argv[])
{
    static const struct option options[] = {
        { "upper", no_argument, &upper, 1 },
        { "seed", required_argument, NULL, 's' },
        { "width", required_argument, NULL, 'w' },
        { "list", no_argument, NULL, 'l' },
        { "version", no_argument, NULL, 'V' },
        { 0, 0, 0, 0 }
    };
    int c, status = 0;
    size_t i;

    while ((c = getopt_long(argc, argv, "luw:s:", options, NULL)) != -1)
        switch (c) {
        case 0:
            break;
        case 'u':
            upper = 1;
            break;
        case 'w':
            if ((columns = atoi(optarg)) <= 0)
                columns = INT32_MAX;
            break;
        case 's':
            seed = strtoul(optarg, NULL, 0);
            break;
        case 'l':
            for (i = 0; i < LENGTH(tools); i++)
                printf("%s%s", tools[i].name, i + 1 < LENGTH(tools) ? ", " : "\n");
            return 0;
        case 'V':
            puts("toolbox " STR(VERSION));
            return 0;
        default:
            return 2;
        }

    read_input();
    for (; optind < argc; optind++) {
        const struct tool *t = tools;
        while (t < tools + LENGTH(tools) && strcmp(t->name, argv[optind]))
            t++;
        if (t == tools + LENGTH(tools)) {
            fprintf(stderr, "%s: there is no tool %s\n", argv[0], argv[optind]);
            status = 1;
            continue;
        }
        printf("%-9s", t->name);
        t->run();
    }
    free(input);
    return status;
}
