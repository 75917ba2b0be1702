/**
 * The apostrophe that keeps a cell from acting as a formula in a spreadsheet (rules EX5, P17): put before what would, taken away
 * again when the table is pasted back. A text that only looks guarded gets one more, so that each comes back as it was.
 */

/** `= + - @` and their full-width forms, also behind spaces; tab, carriage return, line feed. */
const startsFormula = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/;

const wouldAct = (text: string): boolean => startsFormula.test(text.replace(/^'+/, ""));

export const guardFormula = (text: string): string => (wouldAct(text) ? `'${text}` : text);

/** For tables that are copied as they stand: only what would lose its apostrophe on the way back. */
export const guardApostrophe = (text: string): string => (text.startsWith("'") ? guardFormula(text) : text);

export const readGuarded = (text: string): string => (text.startsWith("'") && wouldAct(text) ? text.slice(1) : text);
