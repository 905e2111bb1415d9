/** Byte order: this machine's, and integers in the order of a protocol or a file. */
#include <stdint.h>

#define LITTLE_ENDIAN ... /* the least significant byte first: 1234 */
#define BIG_ENDIAN ... /* the most significant byte first, as on the network: 4321 */
#define PDP_ENDIAN ... /* as on the PDP-11: 3412 */
#define BYTE_ORDER ... /* which of them is this machine's */

/** From this machine's order to big-endian, 16 bits.
 *
 *  host_16bits  an integer as this machine has it
 *
 *  Returns it with the most significant byte first.
 *  See endian(3).
 */
uint16_t htobe16(uint16_t host_16bits);

/** From big-endian to this machine's order, 16 bits.
 *
 *  big_endian_16bits  an integer whose most significant byte comes first
 *
 *  Returns it as this machine has it.
 *  See endian(3).
 */
uint16_t be16toh(uint16_t big_endian_16bits);

/** From this machine's order to little-endian, 16 bits.
 *
 *  host_16bits  an integer as this machine has it
 *
 *  Returns it with the least significant byte first.
 *  See endian(3).
 */
uint16_t htole16(uint16_t host_16bits);

/** From little-endian to this machine's order, 16 bits.
 *
 *  little_endian_16bits  an integer whose least significant byte comes first
 *
 *  Returns it as this machine has it.
 *  See endian(3).
 */
uint16_t le16toh(uint16_t little_endian_16bits);

/** From this machine's order to big-endian, 32 bits.
 *
 *  host_32bits  an integer as this machine has it
 *
 *  Returns it with the most significant byte first.
 *  See endian(3).
 */
uint32_t htobe32(uint32_t host_32bits);

/** From big-endian to this machine's order, 32 bits.
 *
 *  big_endian_32bits  an integer whose most significant byte comes first
 *
 *  Returns it as this machine has it.
 *  See endian(3).
 */
uint32_t be32toh(uint32_t big_endian_32bits);

/** From this machine's order to little-endian, 32 bits.
 *
 *  host_32bits  an integer as this machine has it
 *
 *  Returns it with the least significant byte first.
 *  See endian(3).
 */
uint32_t htole32(uint32_t host_32bits);

/** From little-endian to this machine's order, 32 bits.
 *
 *  little_endian_32bits  an integer whose least significant byte comes first
 *
 *  Returns it as this machine has it.
 *  See endian(3).
 */
uint32_t le32toh(uint32_t little_endian_32bits);

/** From this machine's order to big-endian, 64 bits.
 *
 *  host_64bits  an integer as this machine has it
 *
 *  Returns it with the most significant byte first.
 *  See endian(3).
 */
uint64_t htobe64(uint64_t host_64bits);

/** From big-endian to this machine's order, 64 bits.
 *
 *  big_endian_64bits  an integer whose most significant byte comes first
 *
 *  Returns it as this machine has it.
 *  See endian(3).
 */
uint64_t be64toh(uint64_t big_endian_64bits);

/** From this machine's order to little-endian, 64 bits.
 *
 *  host_64bits  an integer as this machine has it
 *
 *  Returns it with the least significant byte first.
 *  See endian(3).
 */
uint64_t htole64(uint64_t host_64bits);

/** From little-endian to this machine's order, 64 bits.
 *
 *  little_endian_64bits  an integer whose least significant byte comes first
 *
 *  Returns it as this machine has it.
 *  See endian(3).
 */
uint64_t le64toh(uint64_t little_endian_64bits);
