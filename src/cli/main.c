/* main.c -- the only place that reads the machine's clock. */
/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <time.h>

#include "cli.h"

int
main(int argc, char **argv)
{
	exit(cli_main(argc, argv, (int64_t)time(NULL)));
}
