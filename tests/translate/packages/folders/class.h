#pragma once
#define CLASS 4
int class(int n);
