/**
 * Entries of the change log, made of what journal rows changed: typing that goes on in one field becomes one (rule P3,
 * docs/spec/journal.md).
 */
import type { FieldChange } from "#shared/schema/change.ts";
import { allDefinitions } from "#shared/schema/entities.ts";

/** Whose change it is, and when it landed. */
export interface RowHead {
  readonly seq: number;
  readonly at: number;
  readonly person: string;
}

type Entry = FieldChange & RowHead;

/** The newest entry of a field, while it may still go on. */
interface Run {
  readonly person: string;
  readonly since: number;
  readonly at: number;
}

export type Runs = Map<string, Run>;

/** Typing with no longer pause, and for no longer, is one entry. */
const pauseMs = 60_000;
const longestRunMs = 600_000;
const mostRuns = 10_000;

export class ChangeEntries {
  readonly added: Entry[] = [];
  /** Those that take the place of the newest entry of their field. */
  readonly continued: Entry[] = [];
  #runs: Runs;
  #here = new Map<string, Entry>();

  constructor(runs: Runs) {
    this.#runs = runs;
    if (runs.size > mostRuns) runs.clear();
  }

  add(change: FieldChange, { seq, at, person }: RowHead): void {
    const key = `${change.kind}/${change.id}/${change.field}`;
    const run = this.#runs.get(key);
    const goesOn = run?.person === person && isTyping(change) && at - run.at < pauseMs && at - run.since < longestRunMs;
    this.#runs.set(key, { person, since: goesOn ? run.since : at, at });
    const earlier = goesOn ? this.#here.get(key) : undefined;
    const entry = { ...change, seq, at, person };
    if (earlier) Object.assign(earlier, { seq, at, after: change.after, title: change.title });
    else {
      this.#here.set(key, entry);
      (goesOn ? this.continued : this.added).push(entry);
    }
  }
}

/** Whether this may be one key press of many. */
function isTyping({ kind, field, before, after }: FieldChange): boolean {
  const type = allDefinitions[kind].fields[field.split("/", 1)[0] ?? ""]?.type;
  return (type === "prose" || type === "line") && typeof (after ?? "") === "string" && typeof (before ?? "") === "string";
}

/** Half a character can not be stored as JSON in a database. */
const half = /\\ud[89a-f][0-9a-f]{2}/i;

export function toJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!half.test(text)) return text;
  return JSON.stringify(value, (_, each: unknown) => (typeof each === "string" ? each.toWellFormed() : each));
}
