/** Integers with their bytes in reverse. */
#include <stdint.h>

/** The two bytes the other way round.
 *
 *  x  the integer
 *
 *  Returns it with its bytes reversed.
 *  See bswap(3).
 */
uint16_t bswap_16(uint16_t x);

/** The four bytes the other way round.
 *
 *  x  the integer
 *
 *  Returns it with its bytes reversed.
 *  See bswap(3).
 */
uint32_t bswap_32(uint32_t x);

/** The eight bytes the other way round.
 *
 *  x  the integer
 *
 *  Returns it with its bytes reversed.
 *  See bswap(3).
 */
uint64_t bswap_64(uint64_t x);
