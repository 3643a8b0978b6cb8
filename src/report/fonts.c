/* fonts.c -- a font set of our own; the machine's settings do not reach it. */
/* SPDX-License-Identifier: MIT */
#include "fonts_internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "fontlist_internal.h"
#include "utf8_internal.h"

#include "slaudit/buf.h"
#include "slaudit/digest.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/report.h"

/* "Undetermined": Pango takes it as written in every script. For a script
 * that the text's language does not know, Pango would otherwise ask the
 * environment ($LANGUAGE) which language is meant. */
#define NO_LANGUAGE "und"

struct fonts {
	struct arena arena;
	struct fontlist list;
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	PangoLanguage *language;
	const char *families;
};

static int
load_file(FcConfig *config, const struct font_file *file, struct fault *fault)
{
	if (access(file->path, R_OK) != 0)
		return fault_set(fault, FAULT_OUTPUT, file->path, 0,
		    "cannot read this font: %s (Debian package %s)",
		    strerror(errno), file->package);
	if (!FcConfigAppFontAddFile(config, (const FcChar8 *)file->path))
		return fault_set(fault, FAULT_OUTPUT, file->path, 0,
		    "is not a font (Debian package %s)", file->package);
	return 0;
}

static bool
has_family(FcConfig *config, const char *family)
{
	FcFontSet *set = FcConfigGetFonts(config, FcSetApplication);
	FcChar8 *name;

	for (int i = 0; set != NULL && i < set->nfont; i++) {
		for (int n = 0; FcPatternGetString(set->fonts[i], FC_FAMILY, n,
				    &name) == FcResultMatch;
		     n++)
			if (strcmp((const char *)name, family) == 0)
				return true;
	}
	return false;
}

/* "Noto Sans,Noto Sans Arabic,..." */
static int
name_families(struct fonts *fonts, const char *list_path, struct fault *fault)
{
	const struct fontlist *list = &fonts->list;
	struct buf names = { 0 };

	for (size_t i = 0; i < list->family_count; i++) {
		if (!has_family(fonts->config, list->families[i])) {
			buf_release(&names);
			return fault_set(fault, FAULT_OUTPUT, list_path, 0,
			    "no font of the list is of family \"%s\"",
			    list->families[i]);
		}
		if (i > 0)
			buf_putc(&names, ',');
		buf_put(&names, list->families[i]);
	}
	fonts->families = arena_copy(&fonts->arena, buf_text(&names));
	buf_release(&names);
	return 0;
}

/* No configuration file, no folder, no cache: these files and nothing else. */
static int
load_config(struct fonts *fonts, const char *list_path, struct fault *fault)
{
	fonts->config = FcConfigCreate();
	if (fonts->config == NULL)
		mem_die("fontconfig: out of memory");
	FcConfigSetRescanInterval(fonts->config, 0);
	for (size_t i = 0; i < fonts->list.file_count; i++)
		if (load_file(fonts->config, &fonts->list.files[i], fault) != 0)
			return -1;
	return name_families(fonts, list_path, fault);
}

/* Pango starts a thread that loads the process's default configuration (and
 * may write its caches) as soon as a font map is made. When ours is the
 * default, there is nothing left for it to load. */
static void
make_map(struct fonts *fonts)
{
	cairo_font_options_t *options = cairo_font_options_create();

	FcConfigSetCurrent(fonts->config);
	/* Named, or $PANGOCAIRO_BACKEND would choose. */
	fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(
	    PANGO_FC_FONT_MAP(fonts->map), fonts->config);
	(void)pango_fc_font_map_get_config(
	    PANGO_FC_FONT_MAP(fonts->map)); /* waits for that thread */
	fonts->context = pango_font_map_create_context(fonts->map);

	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(fonts->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(fonts->context, FALSE);
	pango_context_set_base_dir(fonts->context, PANGO_DIRECTION_LTR);
	pango_context_set_language(
	    fonts->context, pango_language_from_string(NO_LANGUAGE));
}

int
fonts_open(struct fonts **out, const char *list_path, struct fault *fault)
{
	struct fonts *fonts = mem_new(1, sizeof(*fonts));
	int rc = -1;

	if (fontlist_read(&fonts->list, &fonts->arena, list_path, fault) != 0)
		goto out;
	if (load_config(fonts, list_path, fault) != 0)
		goto out;
	make_map(fonts);
	fonts_speak(fonts, NO_LANGUAGE);

	*out = fonts;
	fonts = NULL;
	rc = 0;
out:
	fonts_close(fonts);
	return rc;
}

/* The default configuration stays ours: a thread of Pango's may still be
 * sorting by it, so there is no FcFini here. */
void
fonts_close(struct fonts *fonts)
{
	if (fonts == NULL)
		return;
	g_clear_object(&fonts->context);
	/* Pango 1.50 keeps its reference when the map goes. */
	if (fonts->map != NULL)
		pango_fc_font_map_set_config(
		    PANGO_FC_FONT_MAP(fonts->map), NULL);
	g_clear_object(&fonts->map);
	if (fonts->config != NULL)
		FcConfigDestroy(fonts->config);
	arena_release(&fonts->arena);
	free(fonts);
}

void
fonts_speak(struct fonts *fonts, const char *language)
{
	fonts->language = pango_language_from_string(language);
}

static void
add_language(
    PangoAttrList *list, PangoLanguage *language, size_t from, size_t to)
{
	PangoAttribute *attribute = pango_attr_language_new(language);

	attribute->start_index = (guint)from;
	attribute->end_index = (guint)to;
	pango_attr_list_insert(list, attribute);
}

/* Letters of the language's own scripts speak it, all else speaks none. */
static PangoAttrList *
language_runs(const struct fonts *fonts, const char *text)
{
	PangoAttrList *list = pango_attr_list_new();
	const char *start = NULL;
	const char *p = text;

	for (; *p != '\0'; p = utf8_next(p)) {
		GUnicodeScript script =
		    g_unichar_get_script(g_utf8_get_char(p));
		bool is_own = script != G_UNICODE_SCRIPT_COMMON &&
		    script != G_UNICODE_SCRIPT_INHERITED &&
		    pango_language_includes_script(
			fonts->language, (PangoScript)script);

		if (is_own && start == NULL)
			start = p;
		if (is_own || start == NULL)
			continue;
		add_language(list, fonts->language, (size_t)(start - text),
		    (size_t)(p - text));
		start = NULL;
	}
	if (start != NULL)
		add_language(list, fonts->language, (size_t)(start - text),
		    (size_t)(p - text));
	return list;
}

PangoLayout *
fonts_layout(struct fonts *fonts, const char *text, double px, bool bold)
{
	PangoLayout *layout = pango_layout_new(fonts->context);
	PangoFontDescription *font = pango_font_description_new();
	PangoAttrList *runs = language_runs(fonts, text);

	pango_font_description_set_family(font, fonts->families);
	pango_font_description_set_absolute_size(font, px * PANGO_SCALE);
	pango_font_description_set_weight(
	    font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_text(layout, text, -1);
	pango_layout_set_attributes(layout, runs);
	pango_attr_list_unref(runs);
	pango_font_description_free(font);
	return layout;
}

size_t
fonts_missing(struct fonts *fonts, const char *text)
{
	PangoLayout *layout = fonts_layout(fonts, text, 16.0, false);
	int missing = pango_layout_get_unknown_glyphs_count(layout);

	g_object_unref(layout);
	return (size_t)missing;
}

int
fonts_evidence(const struct fonts *fonts, struct buf *out, struct fault *fault)
{
	char digest[DIGEST_TEXT];
	unsigned long long bytes;
	int fc = FcGetVersion();

	buf_print(out, "cairo %s\npango %s\n", cairo_version_string(),
	    pango_version_string());
	buf_print(
	    out, "fontconfig %d.%d.%d\n", fc / 10000, fc / 100 % 100, fc % 100);
	for (size_t i = 0; i < fonts->list.file_count; i++) {
		const char *path = fonts->list.files[i].path;

		if (digest_file(path, digest, &bytes, fault) != 0)
			return -1;
		buf_print(out, "%s  %s\n", digest, strrchr(path, '/') + 1);
	}
	return 0;
}
