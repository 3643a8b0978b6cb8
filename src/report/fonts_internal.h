/* fonts_internal.h -- text shaped by the private fonts. (report)
 *
 * Metrics are unhinted and positions not rounded: the same in SVG, in PNG at
 * any scale, turned or not. */
#ifndef SLAUDIT_FONTS_INTERNAL_H
#define SLAUDIT_FONTS_INTERNAL_H

#include <stdbool.h>

#include <pango/pango.h>

struct fonts;

/* The language of what is drawn from now on (BCP 47). Letters of scripts that
 * this language is not written in belong to no language. */
void fonts_speak(struct fonts *fonts, const char *language);

/* TEXT at PX pixels; the caller's: g_object_unref(). */
PangoLayout *fonts_layout(
    struct fonts *fonts, const char *text, double px, bool bold);

#endif
