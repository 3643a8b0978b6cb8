/* workbook_data_internal.h -- columns of the sheets that charts draw. (report)
 */
#ifndef SLAUDIT_WORKBOOK_DATA_INTERNAL_H
#define SLAUDIT_WORKBOOK_DATA_INTERNAL_H

enum months_column {
	MONTHS_CHART,
	MONTHS_MONTH,
	MONTHS_SHARE,
	MONTHS_TARGET,
	MONTHS_N,
	MONTHS_PRINTED,
	MONTHS_COLUMNS
};

enum bins_column {
	BINS_CHART,
	BINS_RANGE,
	BINS_WITHIN,
	BINS_BEYOND,
	BINS_COLUMNS
};

#endif
