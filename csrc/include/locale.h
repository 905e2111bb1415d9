/** Locales: how numbers, times and texts are written in a country, and which bytes are letters.
 *
 *  A C program begins in the locale "C". Python, before it runs a program, has set LC_CTYPE by the environment, all else
 *  is "C" here, too: setlocale(LC_ALL, "C") makes the two alike.
 */

/* What setlocale() sets: categories. */
#define LC_ALL ...          /* all of them */
#define LC_CTYPE ...        /* which bytes are characters, and of what kind */
#define LC_COLLATE ...      /* the order of texts: strcoll() */
#define LC_MESSAGES ...     /* the language of messages: strerror() */
#define LC_MONETARY ...     /* amounts of money */
#define LC_NUMERIC ...      /* the decimal point: printf(), strtod() */
#define LC_TIME ...         /* the names of days and months: strftime() */
#define LC_ADDRESS ...      /* addresses (glibc) */
#define LC_IDENTIFICATION ... /* who made the locale (glibc) */
#define LC_MEASUREMENT ...  /* metres or feet (glibc) */
#define LC_NAME ...         /* how people are addressed (glibc) */
#define LC_PAPER ...        /* the size of paper (glibc) */
#define LC_TELEPHONE ...    /* telephone numbers (glibc) */

/** How numbers are written in this locale. CHAR_MAX in a char means that the locale says nothing.
 *  decimal_point       before the fraction: "."
 *  thousands_sep       between groups of digits
 *  grouping            how many digits each group has, from the right, a byte each
 *  int_curr_symbol     the currency in four letters: "EUR "
 *  currency_symbol     the currency as people write it
 *  mon_decimal_point   before the fraction of an amount
 *  mon_thousands_sep   between groups of digits of an amount
 *  mon_grouping        how many digits each group of an amount has
 *  positive_sign       of amounts of 0 and more
 *  negative_sign       of amounts below 0
 *  int_frac_digits     digits of the fraction, beside int_curr_symbol
 *  frac_digits         digits of the fraction, beside currency_symbol
 *  p_cs_precedes       1 if currency_symbol stands before an amount of 0 and more
 *  p_sep_by_space      where a blank stands then: 0 nowhere
 *  n_cs_precedes       1 if currency_symbol stands before an amount below 0
 *  n_sep_by_space      where a blank stands then
 *  p_sign_posn         where positive_sign stands: 0 parentheses instead
 *  n_sign_posn         where negative_sign stands
 *  int_p_cs_precedes   as p_cs_precedes, for int_curr_symbol
 *  int_p_sep_by_space  as p_sep_by_space, for int_curr_symbol
 *  int_n_cs_precedes   as n_cs_precedes, for int_curr_symbol
 *  int_n_sep_by_space  as n_sep_by_space, for int_curr_symbol
 *  int_p_sign_posn     as p_sign_posn, for int_curr_symbol
 *  int_n_sign_posn     as n_sign_posn, for int_curr_symbol
 */
struct lconv {
    char *decimal_point;
    char *thousands_sep;
    char *grouping;
    char *int_curr_symbol;
    char *currency_symbol;
    char *mon_decimal_point;
    char *mon_thousands_sep;
    char *mon_grouping;
    char *positive_sign;
    char *negative_sign;
    char int_frac_digits;
    char frac_digits;
    char p_cs_precedes;
    char p_sep_by_space;
    char n_cs_precedes;
    char n_sep_by_space;
    char p_sign_posn;
    char n_sign_posn;
    char int_p_cs_precedes;
    char int_p_sep_by_space;
    char int_n_cs_precedes;
    char int_n_sep_by_space;
    char int_p_sign_posn;
    char int_n_sign_posn;
};

/** Set the process's locale, or ask for it. In Python it does not change what Python itself prints and reads.
 *
 *  category  LC_ALL, LC_NUMERIC, ...
 *  locale    its name: "C", "de_DE.UTF-8"; "" the one that the environment names (LC_ALL, LC_NUMERIC, ..., LANG); NULL only
 *            asks
 *
 *  Returns the name of the locale that is set now (a copy: in C it is good until the next setlocale()), with which it can
 *  be set again; NULL if there is no such locale or category. On failure errno says nothing certain.
 *  See setlocale(3), locale(7).
 */
BYHAND char *setlocale(int category, OPT TEXT const char *locale);

/** How numbers are written in this locale.
 *
 *  Returns an object that the next call, or setlocale(), overwrites. Cannot fail.
 *  See localeconv(3).
 */
struct lconv *localeconv(void);
