/** Options of the command line, the long ones too: --port=8080. (getopt() itself stands in <unistd.h>.) */
#include <unistd.h>

#define no_argument ...         /* has_arg: the option takes no argument */
#define required_argument ...   /* has_arg: it takes one, as --port 8080 or --port=8080 */
#define optional_argument ...   /* has_arg: it may have one, as --port=8080 only */

/** A long option. An array of them ends in one whose fields are all zero.
 *  name     its name, without the dashes
 *  has_arg  no_argument, required_argument or optional_argument
 *  flag     NULL has getopt_long() return val; else val is stored there, and it returns 0
 *  val      mostly the letter of the short option that means the same
 */
struct option {
    const char *name;
    int has_arg;
    int *flag;
    int val;
};

/** The next option of a command line, short (-p 8080) or long (--port 8080).
 *
 *  argc       how many elements argv has
 *  argv       the arguments of main(); glibc moves those that are no options behind the others
 *  optstring  the letters, as for getopt(), which tells of optarg and optind
 *  longopts   an array of long options, the last all zero, or a list of them: (b"port", required_argument, NULL, 112)
 *  longindex  gets the index of the long option found; NULL to go without
 *
 *  Returns the letter of a short option; val, or 0 with flag, of a long one; '?' for one not known or lacking its
 *  argument; -1 after the last.
 *  See getopt_long(3).
 */
BYHAND int getopt_long(int argc, ARGV char *const argv[], TEXT const char *optstring,
                       OPT IN const struct option *longopts, OPT OUT int *longindex);

/** getopt_long() that takes a single dash for long options too: -port 8080.
 *
 *  argc       how many elements argv has
 *  argv       the arguments of main()
 *  optstring  the letters, as for getopt()
 *  longopts   an array of long options, the last all zero
 *  longindex  gets the index of the long option found; NULL to go without
 *
 *  Returns what getopt_long() returns.
 *  See getopt_long_only(3).
 */
BYHAND int getopt_long_only(int argc, ARGV char *const argv[], TEXT const char *optstring,
                            OPT IN const struct option *longopts, OPT OUT int *longindex);
