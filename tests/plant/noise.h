/* noise.h -- lets Pango lay out a line, which leaves fontconfig's own leaks. */
#ifndef PLANT_NOISE_H
#define PLANT_NOISE_H

#include <pango/pangocairo.h>

/* Return the layout, drawn once; the caller's to unref. */
static inline PangoLayout *
noise_layout(void (*shape)(cairo_t *, PangoAttrShape *, gboolean, gpointer))
{
	cairo_surface_t *surface =
	    cairo_image_surface_create(CAIRO_FORMAT_A8, 200, 50);
	cairo_t *cairo = cairo_create(surface);
	PangoLayout *layout = pango_cairo_create_layout(cairo);
	PangoRectangle box = { 0, 0, PANGO_SCALE, PANGO_SCALE };
	PangoAttrList *attrs = pango_attr_list_new();

	if (shape != NULL) {
		pango_attr_list_insert(attrs, pango_attr_shape_new(&box, &box));
		pango_cairo_context_set_shape_renderer(
		    pango_layout_get_context(layout), shape, NULL, NULL);
	}
	pango_layout_set_attributes(layout, attrs);
	pango_attr_list_unref(attrs);
	pango_layout_set_text(layout, "example", -1);
	pango_cairo_show_layout(cairo, layout);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
	return layout;
}

#endif
