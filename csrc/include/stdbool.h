/** true and false. (bool is Python's own, which converts as C's does.) */

#define true ...    /* 1 */
#define false ...   /* 0 */
#define __bool_true_false_are_defined ...   /* 1: this header is included */
