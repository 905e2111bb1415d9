/* what counter.c offers */
#pragma once

extern int counter_total;
void counter_step(void);
