/* Parameters are copies; arrays and pointers are not */
#include <stdio.h>

static void by_value(int n) { n = 99; printf("inside %d\n", n); }
static void by_pointer(int *n) { *n = 99; }
static void array(int a[], int n) { for (int i = 0; i < n; i++) a[i] *= 2; }
static void sized(char s[7]) { s[0] = '#'; printf("%zu\n", sizeof s); }
static void swap(int *a, int *b) { int t = *a; *a = *b; *b = t; }

static void change_pointer(const char *p)
{
    while (*p == ' ')
        p++;
    printf("[%s]\n", p);
}

static void set_pointer(const char **p)
{
    while (**p == ' ')
        ++*p;
}

int main(void)
{
    int n = 1, m = 2, a[3] = {1, 2, 3};
    char text[] = "  text";
    const char *p = text;

    by_value(n);
    printf("%d\n", n);
    by_pointer(&n);
    printf("%d\n", n);
    array(a, 3);
    array(a + 1, 1);
    printf("%d %d %d\n", a[0], a[1], a[2]);
    change_pointer(p);
    printf("[%s]\n", p);
    set_pointer(&p);
    printf("[%s]\n", p);
    sized(text);
    printf("%s\n", text);
    swap(&n, &m);
    swap(&a[0], &a[2]);
    printf("%d %d %d %d\n", n, m, a[0], a[2]);
    return 0;
}
