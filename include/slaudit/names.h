/* names.h -- the words of every enum, in one place. (model)
 *
 * A words table is NULL-terminated and stands in enum order; rules parse and
 * the printers print from the same table. */
#ifndef SLAUDIT_NAMES_H
#define SLAUDIT_NAMES_H

extern const char *const status_words[];
extern const char *const clock_words[];
extern const char *const day_rule_words[]; /* [0] = "none" */
extern const char *const bd_end_words[];
extern const char *const due_at_words[];
extern const char *const which_words[];
extern const char *const cycles_words[]; /* [0] = "not said" */
extern const char *const binds_words[];
extern const char *const cohort_words[];
extern const char *const open_over_words[];
extern const char *const sle_type_words[];
extern const char *const unit_words[];
extern const char *const figure_words[];  /* what decides, by enum sle_type */
extern const char *const planned_words[]; /* [0] = "not said" */
extern const char *const spell_words[];   /* [0] = "none" */
extern const char *const sle_class_words[];
extern const char *const shape_words[];
extern const char *const coverage_words[];
extern const char *const pick_words[];
extern const char *const grain_words[];
extern const char *const outcome_words[];
extern const char *const verdict_words[];
extern const char *const detection_words[];
extern const char *const finding_class_words[];
extern const char *const flip_words[];
extern const char *const empty_month_words[];
extern const char *const quantile_words[];
extern const char *const register_kind_words[];
extern const char *const ruling_words[]; /* [0] = "undecided" */
extern const char *const claim_words[];
extern const char *const entry_state_words[];
extern const char *const basis_words[];
extern const char *const n0_rule_words[]; /* [0] = "not said" */
extern const char *const family_missed_words[];
extern const char *const published_words[];
extern const char *const rounding_words[];
extern const char *const remark_words[];
extern const char *const remark_side_words[];
extern const char *const list_remark_words[];
extern const char *const change_words[];
extern const char *const quality_words[];
extern const char *const claim_unit_words[];
extern const char *const privacy_words[];

int names_find(const char *const *words, const char *word); /* -1: none */

#endif
