/* matrix server - gets two matrices as text, sends the product and more
   protocol:  n m        rows and columns of A
              a11 a12 ...
              m k
              b11 ...
   everything is read with stdio, one client                                */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <netinet/in.h>

#define N 6

typedef double matrix[N][N];
typedef double row[N];

static const int identity[N][N] = { { 1 }, { 0, 1 }, { [2] = 1 }, { [3] = 1 }, { [4] = 1 }, { [5] = 1 } };

/* a two-dimensional array as a parameter: only the first size may be missing */
static void multiply(double a[][N], double b[][N], double c[][N], int n, int m, int k)
{
    int i, j, l;
    for (i = 0; i < n; i++)
        for (j = 0; j < k; j++) {
            c[i][j] = 0;
            for (l = 0; l < m; l++)
                c[i][j] += a[i][l] * b[l][j];
        }
}

static void transpose(matrix m, int n)
{
    double t;
    int i, j;
    for (i = 0; i < n; i++)
        for (j = i + 1; j < n; j++)
            t = m[i][j], m[i][j] = m[j][i], m[j][i] = t;
}

static double absolute(double x)
{
    return x < 0 ? -x : x;
}

/* Gauss, with the largest element as pivot. The matrix is spoilt. */
static double determinant(matrix m, int n)
{
    double det = 1.0, factor;
    row spare;
    int i, j, k, best;

    for (i = 0; i < n; i++) {
        best = i;
        for (j = i + 1; j < n; j++)
            if (absolute(m[j][i]) > absolute(m[best][i]))
                best = j;
        if (absolute(m[best][i]) < 1e-12)
            return 0.0;
        if (best != i) {
            memcpy(spare, m[i], sizeof(row));
            memcpy(m[i], m[best], sizeof(row));
            memcpy(m[best], spare, sizeof(row));
            det = -det;
        }
        det *= m[i][i];
        for (j = i + 1; j < n; j++) {
            factor = m[j][i] / m[i][i];
            for (k = i; k < n; k++)
                m[j][k] -= factor * m[i][k];
        }
    }
    return det;
}

/* numbers in a spiral: directions as a table */
static void spiral(int n, int field[n][n])
{
    static const int step[4][2] = { { 0, 1 }, { 1, 0 }, { 0, -1 }, { -1, 0 } };
    int r = 0, c = 0, d = 0, count = 0;

    memset(field, 0, sizeof(int) * n * n);
    while (count < n * n) {
        field[r][c] = ++count;
        int nr = r + step[d][0], nc = c + step[d][1];
        if (nr < 0 || nr >= n || nc < 0 || nc >= n || field[nr][nc] != 0) {
            d = (d + 1) % 4;
            nr = r + step[d][0];
            nc = c + step[d][1];
        }
        r = nr;
        c = nc;
    }
}

static int read_matrix(FILE *in, matrix m, int *rows, int *cols)
{
    int i, j;
    double *p;

    if (fscanf(in, "%d %d", rows, cols) != 2)
        return -1;
    if (*rows < 1 || *rows > N || *cols < 1 || *cols > N)
        return -2;
    for (i = 0; i < *rows; i++)
        for (j = 0, p = m[i]; j < *cols; j++, p++)
            if (fscanf(in, "%lf", p) != 1)
                return -3;
    return 0;
}

static void print_matrix(FILE *out, const char *name, matrix m, int rows, int cols)
{
    double (*p)[N];
    int j;

    fprintf(out, "%s =\n", name);
    for (p = m; p < m + rows; p++) {
        for (j = 0; j < cols; j++)
            fprintf(out, "%9.3f", (*p)[j]);
        fputc('\n', out);
    }
}

static float trace(matrix m, int n)
{
    float sum = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            sum += identity[i][j] * m[i][j];
    return sum;
}

static int talk(FILE *in, FILE *out)
{
    static matrix a, b, c;
    int n, m, m2, k, r, i, j;

    if ((r = read_matrix(in, a, &n, &m)) != 0) {
        fprintf(out, "matrix A: error %d\n", r);
        return 1;
    }
    if ((r = read_matrix(in, b, &m2, &k)) != 0) {
        fprintf(out, "matrix B: error %d\n", r);
        return 1;
    }
    if (m != m2) {
        fprintf(out, "%d columns and %d rows do not fit\n", m, m2);
        return 1;
    }
    multiply(a, b, c, n, m, k);
    print_matrix(out, "AB", c, n, k);
    if (n == k) {
        matrix copy;
        memcpy(copy, c, sizeof copy);
        fprintf(out, "trace %g, determinant %.4f\n", trace(c, n), determinant(copy, n));
        transpose(c, n);
        print_matrix(out, "(AB)T", c, n, n);
    }
    int field[n][n];        /* as large as A has rows */
    spiral(n, field);
    for (i = 0; i < n; i++)
        for (j = 0; j < n; j++)
            fprintf(out, "%3d%s", field[i][j], j == n - 1 ? "\n" : "");
    fprintf(out, "%zu bytes for a field of %zu\n", sizeof field, sizeof field / sizeof field[0][0]);
    return 0;
}

int main()
{
    struct sockaddr_in addr;
    int listenfd, fd, status;
    FILE *in, *out;

    listenfd = socket(AF_INET, SOCK_STREAM, 0);
    memset(&addr, '\0', sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(7610);
    if (bind(listenfd, (struct sockaddr *)&addr, sizeof(addr)) != 0) {
        perror("bind");
        exit(1);
    }
    listen(listenfd, 1);
    fd = accept(listenfd, (struct sockaddr *)NULL, NULL);
    in = fdopen(fd, "r");
    out = fdopen(dup(fd), "w");
    status = talk(in, out);
    fclose(out);
    fclose(in);
    close(listenfd);
    return status;
}
