/* A small part of RFC 1350: octet mode, no options. */
#ifndef TFTP_H
#define TFTP_H

#include <stdint.h>

#define BLOCK_SIZE 512
#define MAX_PACKET (BLOCK_SIZE + 4)

enum opcode { RRQ = 1, WRQ, DATA, ACK, ERROR };

enum error_code {
    E_UNDEFINED, E_NOT_FOUND, E_ACCESS, E_FULL, E_ILLEGAL, E_TID, E_EXISTS, E_USER
};

union packet {
    uint16_t opcode;
    struct { uint16_t opcode; char strings[BLOCK_SIZE]; } request;
    struct { uint16_t opcode, block; uint8_t data[BLOCK_SIZE]; } data;
    struct { uint16_t opcode, block; } ack;
    struct { uint16_t opcode, code; char message[BLOCK_SIZE]; } error;
    uint8_t bytes[MAX_PACKET];
};

#endif
