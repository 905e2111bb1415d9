/* A binary search tree in malloc'ed nodes */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct tree {
    char word[12];
    int count;
    struct tree *left, *right;
} tree;

static tree *insert(tree *t, const char *word)
{
    int cmp;

    if (!t) {
        t = calloc(1, sizeof *t);
        strncpy(t->word, word, sizeof(t->word) - 1);
        t->count = 1;
    } else if ((cmp = strcmp(word, t->word)) == 0)
        t->count++;
    else if (cmp < 0)
        t->left = insert(t->left, word);
    else
        t->right = insert(t->right, word);
    return t;
}

static int depth(const tree *t)
{
    int l, r;

    if (!t)
        return 0;
    l = depth(t->left);
    r = depth(t->right);
    return 1 + (l > r ? l : r);
}

static void walk(const tree *t)
{
    if (t) {
        walk(t->left);
        printf("%s:%d ", t->word, t->count);
        walk(t->right);
    }
}

static void release(tree *t)
{
    if (!t)
        return;
    release(t->left);
    release(t->right);
    free(t);
}

int main(void)
{
    const char *words[] = { "the", "cat", "and", "the", "dog", "and", "the", "very-long-word" };
    tree *root = NULL;
    unsigned i;

    for (i = 0; i < sizeof words / sizeof *words; i++)
        root = insert(root, words[i]);
    walk(root);
    printf("\ndepth %d\n", depth(root));
    release(root);
    return 0;
}
