/** Floating numbers: powers, angles, rounding. Angles are in radians; a number is a double, Python's float. */

#define FP_NAN ...          /* fpclassify(): not a number */
#define FP_INFINITE ...     /* fpclassify(): infinite */
#define FP_ZERO ...         /* fpclassify(): 0 or -0 */
#define FP_SUBNORMAL ...    /* fpclassify(): so near 0 that it has less digits */
#define FP_NORMAL ...       /* fpclassify(): none of these */

#define FP_ILOGB0 ...       /* ilogb(): of 0 */
#define FP_ILOGBNAN ...     /* ilogb(): of what is not a number */

#define MATH_ERRNO ...          /* math_errhandling: errors set errno */
#define MATH_ERREXCEPT ...      /* math_errhandling: errors raise exceptions of the floating-point unit */
#define math_errhandling ...    /* which of both is so here */

/** Which of FP_NAN, FP_INFINITE, FP_ZERO, FP_SUBNORMAL and FP_NORMAL x is. See fpclassify(3). */
int fpclassify(double x);

/** Whether x is a number, and not infinite. See isfinite(3). */
int isfinite(double x);

/** Whether x is infinite. See isinf(3). */
int isinf(double x);

/** Whether x is not a number. See isnan(3). */
int isnan(double x);

/** Whether x is a number other than 0 that has all its digits. See isnormal(3). */
int isnormal(double x);

/** Whether the sign of x is minus, that of -0 and of NaN included. See signbit(3). */
int signbit(double x);

/** What is not a number.
 *
 *  tagp  the number that stands for it, as text; "" for the usual one
 *
 *  Returns a NaN.
 *  See nan(3).
 */
double nan(TEXT const char *tagp);

/** The angle from 0 to pi whose cosine is x; NaN beyond -1 to 1. See acos(3). */
double acos(double x);

/** The angle from -pi/2 to pi/2 whose sine is x; NaN beyond -1 to 1. See asin(3). */
double asin(double x);

/** The angle from -pi/2 to pi/2 whose tangent is x. See atan(3). */
double atan(double x);

/** The cosine of the angle x. See cos(3). */
double cos(double x);

/** The sine of the angle x. See sin(3). */
double sin(double x);

/** The tangent of the angle x. See tan(3). */
double tan(double x);

/** The number of 0 or more whose hyperbolic cosine is x; NaN below 1. See acosh(3). */
double acosh(double x);

/** The number whose hyperbolic sine is x. See asinh(3). */
double asinh(double x);

/** The number whose hyperbolic tangent is x; NaN beyond -1 to 1. See atanh(3). */
double atanh(double x);

/** The hyperbolic cosine of x. See cosh(3). */
double cosh(double x);

/** The hyperbolic sine of x. See sinh(3). */
double sinh(double x);

/** The hyperbolic tangent of x. See tanh(3). */
double tanh(double x);

/** E to the power of x. See exp(3). */
double exp(double x);

/** 2 to the power of x. See exp2(3). */
double exp2(double x);

/** E to the power of x, less 1; exact for x near 0. See expm1(3). */
double expm1(double x);

/** The natural logarithm of x; -infinity for 0, NaN below. See log(3). */
double log(double x);

/** The logarithm of x to the base 2; -infinity for 0, NaN below. See log2(3). */
double log2(double x);

/** The logarithm of x to the base 10; -infinity for 0, NaN below. See log10(3). */
double log10(double x);

/** The natural logarithm of 1 + x; exact for x near 0. See log1p(3). */
double log1p(double x);

/** The square root of x; NaN below 0. See sqrt(3). */
double sqrt(double x);

/** The cube root of x. See cbrt(3). */
double cbrt(double x);

/** X without its sign. See fabs(3). */
double fabs(double x);

/** The smallest whole number that is not below x. See ceil(3). */
double ceil(double x);

/** The largest whole number that is not above x. See floor(3). */
double floor(double x);

/** The nearest whole number; of two, the one farther from 0. See round(3). */
double round(double x);

/** X without its fraction. See trunc(3). */
double trunc(double x);

/** The nearest whole number, as the rounding mode says: of two, the even one. See rint(3). */
double rint(double x);

/** The same as rint(), without the exception for what is inexact. See nearbyint(3). */
double nearbyint(double x);

/** The error function of x. See erf(3). */
double erf(double x);

/** 1 less the error function of x. See erfc(3). */
double erfc(double x);

/** The gamma function of x. See tgamma(3). */
double tgamma(double x);

/** The natural logarithm of the gamma function's absolute value. See lgamma(3). */
double lgamma(double x);

/** The exponent of x to the base 2, as a double. See logb(3). */
double logb(double x);

/** The angle from -pi to pi of the point (x, y). See atan2(3). */
double atan2(double y, double x);

/** X to the power of y. See pow(3). */
double pow(double x, double y);

/** The length of the vector (x, y), without overflow on the way. See hypot(3). */
double hypot(double x, double y);

/** What is left of x divided by y, with the sign of x; NaN where y is 0. See fmod(3). */
double fmod(double x, double y);

/** What is left of x divided by y where the quotient is the nearest whole number. See remainder(3). */
double remainder(double x, double y);

/** The larger of both; of a NaN and a number, the number. See fmax(3). */
double fmax(double x, double y);

/** The smaller of both; of a NaN and a number, the number. See fmin(3). */
double fmin(double x, double y);

/** X - y where that is above 0, else 0. See fdim(3). */
double fdim(double x, double y);

/** X with the sign of y. See copysign(3). */
double copysign(double x, double y);

/** The next double after x in the direction of y. See nextafter(3). */
double nextafter(double x, double y);

/** x * y + z, rounded once. See fma(3). */
double fma(double x, double y, double z);

/** x times 2 to the power of exp. See ldexp(3). */
double ldexp(double x, int exp);

/** ldexp(). See scalbn(3). */
double scalbn(double x, int n);

/** The exponent of x to the base 2. See ilogb(3). */
int ilogb(double x);

/** The fraction of x, from 0.5 to below 1, whose product with a power of 2 is x.
 *
 *  x    the number
 *  exp  where that power is stored
 *
 *  Returns the fraction; 0 for 0.
 *  See frexp(3).
 */
double frexp(double x, OUT int *exp);

/** The fraction of x, with the sign of x.
 *
 *  x     the number
 *  iptr  where the whole part is stored, with the sign of x
 *
 *  Returns the fraction.
 *  See modf(3).
 */
double modf(double x, OUT double *iptr);

/** The nearest whole number; of two, the one farther from 0. See lround(3). */
long lround(double x);

/** The nearest whole number, as the rounding mode says. See lrint(3). */
long lrint(double x);

/** The nearest whole number; of two, the one farther from 0. See llround(3). */
long long llround(double x);

/** The nearest whole number, as the rounding mode says. See llrint(3). */
long long llrint(double x);
