#ifndef STACK_H
#define STACK_H

/* A small stack of int. */
#define STACK_MAX 5
#define STACK_VERSION "1.0"
#define STACK_EMPTY(s) ((s)->top == 0)

struct stack {
    int top;
    int values[STACK_MAX];
};

extern int stack_calls;

void stack_init(struct stack *s);
int stack_push(struct stack *s, int value);   /* 0, or -1 when full */
int stack_pop(struct stack *s);

#endif /* STACK_H */
