/* control.c -- a file's rows against its control total, which somebody wrote
 * beside it: EXPORT.count. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <inttypes.h>

#include "slaudit/fault.h"

static const char ending[] = "count";

/* Digits alone, and few enough. */
static bool
number_read(const char *text, int64_t *out)
{
	enum { DIGITS_MOST = 18 };
	size_t count = 0;

	*out = 0;
	for (; *text >= '0' && *text <= '9' && count < DIGITS_MOST; text++) {
		*out = *out * 10 + (*text - '0');
		count++;
	}
	return count > 0 && *text == '\0';
}

int
control_find(struct flow *flow, struct incoming *in, struct fault *fault)
{
	char text[SIDECAR_MAX];
	const char *sidecar;
	int got =
	    sidecar_read(in->path, ending, &flow->arena, text, &sidecar, fault);

	if (got <= 0)
		return got;
	in->has_control = number_read(text, &in->control);
	if (in->has_control)
		return 0;
	return fault_set(fault, FAULT_INPUT, sidecar, 0,
	    "control total '%.40s' is no number of rows", text);
}

int
control_stands(struct flow *flow, const struct incoming *in, int64_t export_id,
    struct fault *fault)
{
	int64_t rows = 0;
	int got = store_get_control(flow->store, export_id, &rows, fault);

	if (got < 0)
		return -1;
	return in->has_control == (got > 0) &&
	    (!in->has_control || rows == in->control);
}

int
control_hold(struct flow *flow, struct incoming *in, struct fault *fault)
{
	struct export_file *file = &in->ingest.file;
	char value[INSTANT_TEXT];
	char text[2 * INSTANT_TEXT];
	const struct diag diag = {
		.code = DIAG_CONTROL,
		.value = value,
		.text = text,
	};

	if (!in->has_control)
		return 0;
	if (flow->store != NULL &&
	    store_put_control(flow->store, file->id, in->control, fault) != 0)
		return -1;
	if ((uint64_t)in->control == file->tally.read)
		return 0;
	file->tally.diags[DIAG_CONTROL]++;
	snprintf(value, sizeof(value), "%" PRId64, in->control);
	snprintf(
	    text, sizeof(text), "%" PRIu64 " rows were read", file->tally.read);
	return flow->store == NULL
	    ? 0
	    : store_put_diag(flow->store, file->id, &diag, fault);
}
