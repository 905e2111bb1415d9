/** Instructions of classic BPF, the language of socket filters: the parts that make up a code. */

/* What an instruction does: BPF_CLASS. */
#define BPF_LD ... /* load the accumulator */
#define BPF_LDX ... /* load the index register */
#define BPF_ST ... /* store the accumulator in scratch memory */
#define BPF_STX ... /* store the index register in scratch memory */
#define BPF_ALU ... /* compute with the accumulator */
#define BPF_JMP ... /* jump */
#define BPF_RET ... /* end: how many bytes of the packet to keep, 0 to drop it */
#define BPF_MISC ... /* move between the registers */

/* Loads: how much (BPF_SIZE), */
#define BPF_W ... /* 32 bits, network byte order */
#define BPF_H ... /* 16 bits, network byte order */
#define BPF_B ... /* 8 bits */

/* and from where (BPF_MODE). */
#define BPF_IMM ... /* k itself */
#define BPF_ABS ... /* the packet at k */
#define BPF_IND ... /* the packet at k + index register */
#define BPF_MEM ... /* scratch memory k */
#define BPF_LEN ... /* the packet's length */
#define BPF_MSH ... /* 4 * the lower half of the packet's byte k: the length of an IPv4 header */

/* Computing (BPF_OP). */
#define BPF_ADD ...
#define BPF_SUB ...
#define BPF_MUL ...
#define BPF_DIV ...
#define BPF_OR ...
#define BPF_AND ...
#define BPF_LSH ... /* shift left */
#define BPF_RSH ... /* shift right */
#define BPF_NEG ... /* change the sign */
#define BPF_MOD ... /* remainder */
#define BPF_XOR ...

/* Jumps (BPF_OP): compare the accumulator. */
#define BPF_JA ... /* always, by k */
#define BPF_JEQ ... /* equal */
#define BPF_JGT ... /* greater, unsigned */
#define BPF_JGE ... /* greater or equal, unsigned */
#define BPF_JSET ... /* a common bit is set */

/* With what to compute or compare (BPF_SRC). */
#define BPF_K ... /* k */
#define BPF_X ... /* the index register */

#define BPF_MAXINSNS ... /* instructions of a program at most */

/** What an instruction does.
 *  code  its code
 *  Returns BPF_LD, BPF_JMP, BPF_RET, ...
 *  See the kernel's documentation of socket filters.
 */
int BPF_CLASS(int code);

/** How much an instruction loads.
 *  code  its code
 *  Returns BPF_W, BPF_H or BPF_B.
 *  See the kernel's documentation of socket filters.
 */
int BPF_SIZE(int code);

/** From where an instruction loads.
 *  code  its code
 *  Returns BPF_IMM, BPF_ABS, BPF_IND, ...
 *  See the kernel's documentation of socket filters.
 */
int BPF_MODE(int code);

/** What an instruction computes, or how it jumps.
 *  code  its code
 *  Returns BPF_ADD, ..., or BPF_JEQ, ...
 *  See the kernel's documentation of socket filters.
 */
int BPF_OP(int code);

/** With what an instruction computes or compares.
 *  code  its code
 *  Returns BPF_K or BPF_X.
 *  See the kernel's documentation of socket filters.
 */
int BPF_SRC(int code);
