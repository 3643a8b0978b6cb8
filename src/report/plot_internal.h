/* plot_internal.h -- charts to scenes, one function per kind. (report) */
#ifndef SLAUDIT_PLOT_INTERNAL_H
#define SLAUDIT_PLOT_INTERNAL_H

#include "scene_internal.h"

#include "slaudit/page.h"

/* SCENE: empty but for its fonts; scene_release(). */
void attainment_layout(struct scene *scene, const struct chart *chart);
void distribution_layout(struct scene *scene, const struct chart *chart);
void plot_layout(struct scene *scene, const struct chart *chart);

#endif
