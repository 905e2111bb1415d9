/** Integers of exact width as text: how to print them, how to read them, and the widest ones. */
#include <stdint.h>

/** What imaxdiv() gives.
 *  quot  the quotient, rounded towards zero
 *  rem   the remainder, with the numerator's sign
 */
typedef struct {
    intmax_t quot;
    intmax_t rem;
} imaxdiv_t;

/* For printf(), behind the %: signed, decimal. */
#define PRId8 "..."       /* int8_t */
#define PRId16 "..."      /* int16_t */
#define PRId32 "..."      /* int32_t */
#define PRId64 "..."      /* int64_t */
#define PRIdLEAST8 "..."  /* int_least8_t */
#define PRIdLEAST16 "..." /* int_least16_t */
#define PRIdLEAST32 "..." /* int_least32_t */
#define PRIdLEAST64 "..." /* int_least64_t */
#define PRIdFAST8 "..."   /* int_fast8_t */
#define PRIdFAST16 "..."  /* int_fast16_t */
#define PRIdFAST32 "..."  /* int_fast32_t */
#define PRIdFAST64 "..."  /* int_fast64_t */
#define PRIdMAX "..."     /* intmax_t */
#define PRIdPTR "..."     /* intptr_t */

/* For printf(), behind the %: signed, decimal. */
#define PRIi8 "..."       /* int8_t */
#define PRIi16 "..."      /* int16_t */
#define PRIi32 "..."      /* int32_t */
#define PRIi64 "..."      /* int64_t */
#define PRIiLEAST8 "..."  /* int_least8_t */
#define PRIiLEAST16 "..." /* int_least16_t */
#define PRIiLEAST32 "..." /* int_least32_t */
#define PRIiLEAST64 "..." /* int_least64_t */
#define PRIiFAST8 "..."   /* int_fast8_t */
#define PRIiFAST16 "..."  /* int_fast16_t */
#define PRIiFAST32 "..."  /* int_fast32_t */
#define PRIiFAST64 "..."  /* int_fast64_t */
#define PRIiMAX "..."     /* intmax_t */
#define PRIiPTR "..."     /* intptr_t */

/* For printf(), behind the %: unsigned, octal. */
#define PRIo8 "..."       /* uint8_t */
#define PRIo16 "..."      /* uint16_t */
#define PRIo32 "..."      /* uint32_t */
#define PRIo64 "..."      /* uint64_t */
#define PRIoLEAST8 "..."  /* uint_least8_t */
#define PRIoLEAST16 "..." /* uint_least16_t */
#define PRIoLEAST32 "..." /* uint_least32_t */
#define PRIoLEAST64 "..." /* uint_least64_t */
#define PRIoFAST8 "..."   /* uint_fast8_t */
#define PRIoFAST16 "..."  /* uint_fast16_t */
#define PRIoFAST32 "..."  /* uint_fast32_t */
#define PRIoFAST64 "..."  /* uint_fast64_t */
#define PRIoMAX "..."     /* uintmax_t */
#define PRIoPTR "..."     /* uintptr_t */

/* For printf(), behind the %: unsigned, hexadecimal. */
#define PRIx8 "..."       /* uint8_t */
#define PRIx16 "..."      /* uint16_t */
#define PRIx32 "..."      /* uint32_t */
#define PRIx64 "..."      /* uint64_t */
#define PRIxLEAST8 "..."  /* uint_least8_t */
#define PRIxLEAST16 "..." /* uint_least16_t */
#define PRIxLEAST32 "..." /* uint_least32_t */
#define PRIxLEAST64 "..." /* uint_least64_t */
#define PRIxFAST8 "..."   /* uint_fast8_t */
#define PRIxFAST16 "..."  /* uint_fast16_t */
#define PRIxFAST32 "..."  /* uint_fast32_t */
#define PRIxFAST64 "..."  /* uint_fast64_t */
#define PRIxMAX "..."     /* uintmax_t */
#define PRIxPTR "..."     /* uintptr_t */

/* For printf(), behind the %: unsigned, decimal. */
#define PRIu8 "..."       /* uint8_t */
#define PRIu16 "..."      /* uint16_t */
#define PRIu32 "..."      /* uint32_t */
#define PRIu64 "..."      /* uint64_t */
#define PRIuLEAST8 "..."  /* uint_least8_t */
#define PRIuLEAST16 "..." /* uint_least16_t */
#define PRIuLEAST32 "..." /* uint_least32_t */
#define PRIuLEAST64 "..." /* uint_least64_t */
#define PRIuFAST8 "..."   /* uint_fast8_t */
#define PRIuFAST16 "..."  /* uint_fast16_t */
#define PRIuFAST32 "..."  /* uint_fast32_t */
#define PRIuFAST64 "..."  /* uint_fast64_t */
#define PRIuMAX "..."     /* uintmax_t */
#define PRIuPTR "..."     /* uintptr_t */

/* For printf(), behind the %: unsigned, hexadecimal in capitals. */
#define PRIX8 "..."       /* uint8_t */
#define PRIX16 "..."      /* uint16_t */
#define PRIX32 "..."      /* uint32_t */
#define PRIX64 "..."      /* uint64_t */
#define PRIXLEAST8 "..."  /* uint_least8_t */
#define PRIXLEAST16 "..." /* uint_least16_t */
#define PRIXLEAST32 "..." /* uint_least32_t */
#define PRIXLEAST64 "..." /* uint_least64_t */
#define PRIXFAST8 "..."   /* uint_fast8_t */
#define PRIXFAST16 "..."  /* uint_fast16_t */
#define PRIXFAST32 "..."  /* uint_fast32_t */
#define PRIXFAST64 "..."  /* uint_fast64_t */
#define PRIXMAX "..."     /* uintmax_t */
#define PRIXPTR "..."     /* uintptr_t */

/* For scanf(), behind the %: signed, decimal. */
#define SCNd8 "..."       /* int8_t */
#define SCNd16 "..."      /* int16_t */
#define SCNd32 "..."      /* int32_t */
#define SCNd64 "..."      /* int64_t */
#define SCNdLEAST8 "..."  /* int_least8_t */
#define SCNdLEAST16 "..." /* int_least16_t */
#define SCNdLEAST32 "..." /* int_least32_t */
#define SCNdLEAST64 "..." /* int_least64_t */
#define SCNdFAST8 "..."   /* int_fast8_t */
#define SCNdFAST16 "..."  /* int_fast16_t */
#define SCNdFAST32 "..."  /* int_fast32_t */
#define SCNdFAST64 "..."  /* int_fast64_t */
#define SCNdMAX "..."     /* intmax_t */
#define SCNdPTR "..."     /* intptr_t */

/* For scanf(), behind the %: signed, in the base its text shows. */
#define SCNi8 "..."       /* int8_t */
#define SCNi16 "..."      /* int16_t */
#define SCNi32 "..."      /* int32_t */
#define SCNi64 "..."      /* int64_t */
#define SCNiLEAST8 "..."  /* int_least8_t */
#define SCNiLEAST16 "..." /* int_least16_t */
#define SCNiLEAST32 "..." /* int_least32_t */
#define SCNiLEAST64 "..." /* int_least64_t */
#define SCNiFAST8 "..."   /* int_fast8_t */
#define SCNiFAST16 "..."  /* int_fast16_t */
#define SCNiFAST32 "..."  /* int_fast32_t */
#define SCNiFAST64 "..."  /* int_fast64_t */
#define SCNiMAX "..."     /* intmax_t */
#define SCNiPTR "..."     /* intptr_t */

/* For scanf(), behind the %: unsigned, octal. */
#define SCNo8 "..."       /* uint8_t */
#define SCNo16 "..."      /* uint16_t */
#define SCNo32 "..."      /* uint32_t */
#define SCNo64 "..."      /* uint64_t */
#define SCNoLEAST8 "..."  /* uint_least8_t */
#define SCNoLEAST16 "..." /* uint_least16_t */
#define SCNoLEAST32 "..." /* uint_least32_t */
#define SCNoLEAST64 "..." /* uint_least64_t */
#define SCNoFAST8 "..."   /* uint_fast8_t */
#define SCNoFAST16 "..."  /* uint_fast16_t */
#define SCNoFAST32 "..."  /* uint_fast32_t */
#define SCNoFAST64 "..."  /* uint_fast64_t */
#define SCNoMAX "..."     /* uintmax_t */
#define SCNoPTR "..."     /* uintptr_t */

/* For scanf(), behind the %: unsigned, decimal. */
#define SCNu8 "..."       /* uint8_t */
#define SCNu16 "..."      /* uint16_t */
#define SCNu32 "..."      /* uint32_t */
#define SCNu64 "..."      /* uint64_t */
#define SCNuLEAST8 "..."  /* uint_least8_t */
#define SCNuLEAST16 "..." /* uint_least16_t */
#define SCNuLEAST32 "..." /* uint_least32_t */
#define SCNuLEAST64 "..." /* uint_least64_t */
#define SCNuFAST8 "..."   /* uint_fast8_t */
#define SCNuFAST16 "..."  /* uint_fast16_t */
#define SCNuFAST32 "..."  /* uint_fast32_t */
#define SCNuFAST64 "..."  /* uint_fast64_t */
#define SCNuMAX "..."     /* uintmax_t */
#define SCNuPTR "..."     /* uintptr_t */

/* For scanf(), behind the %: unsigned, hexadecimal. */
#define SCNx8 "..."       /* uint8_t */
#define SCNx16 "..."      /* uint16_t */
#define SCNx32 "..."      /* uint32_t */
#define SCNx64 "..."      /* uint64_t */
#define SCNxLEAST8 "..."  /* uint_least8_t */
#define SCNxLEAST16 "..." /* uint_least16_t */
#define SCNxLEAST32 "..." /* uint_least32_t */
#define SCNxLEAST64 "..." /* uint_least64_t */
#define SCNxFAST8 "..."   /* uint_fast8_t */
#define SCNxFAST16 "..."  /* uint_fast16_t */
#define SCNxFAST32 "..."  /* uint_fast32_t */
#define SCNxFAST64 "..."  /* uint_fast64_t */
#define SCNxMAX "..."     /* uintmax_t */
#define SCNxPTR "..."     /* uintptr_t */

/** The absolute value; the most negative intmax_t stays as it is.
 *
 *  j  the number
 *
 *  Returns it without its sign.
 *  See imaxabs(3).
 */
intmax_t imaxabs(intmax_t j);

/** Quotient and remainder at once.
 *
 *  numerator    what is divided
 *  denominator  must not be 0 (nor -1 below the most negative number): the processor would end the program
 *
 *  Returns both, as an imaxdiv_t.
 *  See imaxdiv(3).
 */
BYHAND imaxdiv_t imaxdiv(intmax_t numerator, intmax_t denominator);

/** The number a text begins with, and where it ends: strtol() in intmax_t.
 *
 *  nptr    the text; white space before the number is skipped
 *  endptr  gets the address of the first byte behind the number, nptr itself if there is none; NULL to go without
 *  base    2 to 36; 0 goes by the text: 0x means 16, another 0 means 8, else 10
 *
 *  Returns the number; INTMAX_MAX or INTMAX_MIN with errno ERANGE if it does not fit. Set errno to 0 before.
 *  Errors: ERANGE the number does not fit; EINVAL base is none of these.
 *  See strtoimax(3).
 */
BYHAND intmax_t strtoimax(TEXT const char *nptr, OPT OUT char **endptr, int base);

/** strtoimax() in uintmax_t; a minus is taken, and wraps round.
 *
 *  nptr    the text; white space before the number is skipped
 *  endptr  gets the address of the first byte behind the number; NULL to go without
 *  base    2 to 36, or 0
 *
 *  Returns the number; UINTMAX_MAX with errno ERANGE if it does not fit.
 *  Errors: ERANGE the number does not fit; EINVAL base is none of these.
 *  See strtoumax(3).
 */
BYHAND uintmax_t strtoumax(TEXT const char *nptr, OPT OUT char **endptr, int base);
