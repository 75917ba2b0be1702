/** Phases as the matrix shows and says them. */
import { priority } from "#shared/schema/entities/priority.ts";
import type { PhaseName } from "../../parts/phase-mark.tsx";

export const phaseOptions = priority.fields.phase.options;

/** The mark of a phase; a word of a newer client shows as not given. */
export const phaseMark = (phase: string): PhaseName => (phase === "now" || phase === "next" || phase === "later" ? phase : "none");

/** "" where none was given. */
export const phaseWord = (phase: string): string =>
  phase === "unassigned" ? "" : (phaseOptions.find(({ value }) => value === phase)?.label ?? phase);
