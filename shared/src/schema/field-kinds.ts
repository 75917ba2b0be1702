/**
 * The kinds of field an entity can have: what each holds, its bounds, its blank.
 *
 * A kind is declared here and gets one editor in `client/src/fields`; `tests/house` fails until both exist. How values are
 * held and merged: model.md 1. Bounds are soft: editors stop at them, the server's gate refuses only far beyond (rule G0).
 */
import { z } from "zod";

interface Common {
  readonly label: string;
  /** One line under the field, for people. */
  readonly hint?: string;
  /** Must be given, and not blank, when the entity is created. */
  readonly required?: boolean;
}

/** One line of text; last writer wins. `max` in UTF-16 code units. */
export interface LineField extends Common {
  readonly type: "line";
  readonly max: number;
}

/** Markdown in a `Y.Text` made with the entity; merges by character. `max` in UTF-16 code units. */
export interface ProseField extends Common {
  readonly type: "prose";
  readonly max: number;
}

/** One of some words; unknown words of newer clients survive and show as written. */
export interface ChoiceField<O extends string = string> extends Common {
  readonly type: "choice";
  readonly options: readonly { readonly value: O; readonly label: string }[];
  /** What a missing value reads as: one of the options, or "" for "not chosen". */
  readonly blank: O | "";
}

export interface FlagField extends Common {
  readonly type: "flag";
}

/** A whole number within bounds, or null where none is given. */
export interface IntField extends Common {
  readonly type: "int";
  readonly min: number;
  readonly max: number;
  readonly blank: number | null;
}

/** The id of another entity, or "". `whenGone`: hide the holder with it, or read as blank. */
export interface RefField extends Common {
  readonly type: "ref";
  readonly to: string;
  readonly whenGone: "hide" | "blank";
}

/** Place among siblings: a fractional index; ties break by id. */
export interface OrderField extends Common {
  readonly type: "order";
}

/** One small JSON value that is written whole, or null. */
export interface RecordField<T = unknown> extends Common {
  readonly type: "record";
  readonly shape: z.ZodType<T>;
}

/** What identifies an element of a set: a fresh id, another entity's id, or a key that matches a pattern. */
export type SetKey =
  | { readonly by: "id" }
  | { readonly by: "ref"; readonly to: string }
  | { readonly by: "pattern"; readonly pattern: RegExp };

/** Flat keys `field/<key>` in the entity's map; per element, adding wins. Elements with `order` are sorted by it. */
export interface SetField<T = unknown> extends Common {
  readonly type: "set";
  readonly key: SetKey;
  readonly shape: z.ZodType<T>;
}

export type Field = LineField | ProseField | ChoiceField | FlagField | IntField | RefField | OrderField | RecordField | SetField;
export type FieldType = Field["type"];
export type Fields = Readonly<Record<string, Field>>;

/** An element of a set as it is read: its key, and its value. */
export interface SetEntry<T> {
  readonly key: string;
  readonly value: T;
}

/** What reading a field gives. */
export type ValueOf<F extends Field> = F extends LineField | ProseField | RefField | OrderField
  ? string
  : F extends ChoiceField<infer O>
    ? O | ""
    : F extends FlagField
      ? boolean
      : F extends IntField
        ? number | null
        : F extends RecordField<infer T>
          ? T | null
          : F extends SetField<infer T>
            ? readonly SetEntry<T>[]
            : never;

type Options = Omit<Common, "label">;

export const line = (label: string, options: Options & { max?: number } = {}): LineField => ({ type: "line", label, max: 200, ...options });

export const prose = (label: string, options: Options & { max?: number } = {}): ProseField => ({
  type: "prose",
  label,
  max: 10_000,
  ...options,
});

/** Options are given as value → label; the first is the blank where `blank` says so. */
export function choice<const O extends string>(
  label: string,
  options: Readonly<Record<O, string>>,
  more: Options & { blank?: NoInfer<O> } = {},
): ChoiceField<O> {
  const { blank, ...rest } = more;
  const list = (Object.keys(options) as O[]).map((value) => ({ value, label: options[value] }));
  return { type: "choice", label, options: list, blank: blank ?? "", ...rest };
}

export const flag = (label: string, options: Options = {}): FlagField => ({ type: "flag", label, ...options });

export const int = (label: string, bounds: { min: number; max: number; blank?: number }, options: Options = {}): IntField => ({
  type: "int",
  label,
  blank: null,
  ...bounds,
  ...options,
});

export const ref = (label: string, to: string, whenGone: RefField["whenGone"], options: Options = {}): RefField => ({
  type: "ref",
  label,
  to,
  whenGone,
  ...options,
});

export const order = (label: string): OrderField => ({ type: "order", label });

export const record = <T>(label: string, shape: z.ZodType<T>, options: Options = {}): RecordField<T> => ({
  type: "record",
  label,
  shape,
  ...options,
});

export const set = <T>(label: string, key: SetKey, shape: z.ZodType<T>, options: Options = {}): SetField<T> => ({
  type: "set",
  label,
  key,
  shape,
  ...options,
});

export const byId: SetKey = { by: "id" };
export const byRef = (to: string): SetKey => ({ by: "ref", to });

const orderKey = z.string().max(200);

/** `{ order, text }`: the shape of most small lists. */
export const textEntry = (max = 200) => z.object({ order: orderKey, text: z.string().max(max) });

/** `true`: an element that is only there or not. */
export const present = z.literal(true);

/** `{ order }`: an element that is only there, at a place. */
export const placed = z.object({ order: orderKey });

/** How many of one side belong to one of the other; `max` null is "any number". `usual` as people say it: "25 to 35". */
export const multiplicity = z.object({
  min: z.int().min(0).max(1_000_000),
  max: z.int().min(1).max(1_000_000).nullable(),
  usual: z.string().max(40).optional(),
});
export type Multiplicity = z.infer<typeof multiplicity>;

/** A pointer at any item of the model. */
export const itemPointer = z.object({ kind: z.string().max(40), id: z.string().max(64) });
