/**
 * One line of text while somebody types in it: a draft that is committed on blur, Enter or a pause, and taken back by Esc.
 * Rules F1–F5, docs/spec/fields.md.
 *
 * While the draft is ahead of the document, what others write waits; once it is committed, their later value shows.
 */
import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { OrcaError } from "#shared/errors.ts";
import { committedLine, cutSentence, fitDraft } from "./line-draft.ts";
import { useToldUndo } from "./told-undo.ts";
import { undoStepOf } from "./undo-step.ts";

export const pauseMs = 400;

type LineInput = HTMLInputElement | HTMLTextAreaElement;

export interface DraftBinding {
  /** The value in the document. */
  readonly value: string;
  /** What the field shows. */
  readonly text: string;
  /** Why not all of it was taken, as a sentence. */
  readonly problem: string | null;
  readonly input: {
    value: string;
    onChange: (event: ChangeEvent<LineInput>) => void;
    onBlur: () => void;
    onKeyDown: (event: KeyboardEvent<LineInput>) => void;
    /** Says that undo belongs to the browser, because nothing is committed yet. */
    "data-uncommitted": true | undefined;
  };
}

/** From the first key press to leaving the field: the value at the start, and the last one known to be in the document. */
interface Session {
  readonly start: string;
  last: string;
}

export interface DraftOf {
  /** The value in the document. */
  readonly value: string;
  readonly label: string;
  readonly max: number;
  /** A blank is not written; leaving brings back what was there. */
  readonly required?: boolean;
  /** Line breaks are kept: Enter makes one, Cmd/Ctrl Enter commits. */
  readonly breaks?: boolean;
  /** @throws OrcaError, whose sentence is shown */
  write(text: string): void;
  /** After Enter has committed. */
  onEnter?: (() => void) | undefined;
}

export function useDraft({ value, label, max, required = false, breaks = false, write: writeText, onEnter }: DraftOf): DraftBinding {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const undo = useToldUndo();
  const session = useRef<Session | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const last = session.current?.last;
  const settled = draft !== null && committedLine(draft, breaks) === last;
  const ahead = draft !== null && !settled;

  const end = () => {
    clearTimeout(pause.current);
    session.current = null;
    setDraft(null);
  };

  const write = (next: string) => {
    try {
      writeText(next);
      if (session.current) session.current.last = next;
    } catch (error) {
      if (!(error instanceof OrcaError)) throw error;
      setProblem(error.message);
    }
  };

  const commit = (text: string | null) => {
    clearTimeout(pause.current);
    if (text === null || !session.current) return;
    const next = committedLine(text, breaks);
    const missing = next === "" && required;
    if (!missing && next !== session.current.last) write(next);
  };

  const change = (typed: string) => {
    const fitted = fitDraft(draft ?? value, typed, max, breaks);
    session.current ??= { start: value, last: value };
    setDraft(fitted.text);
    setProblem(fitted.cut > 0 ? cutSentence(label, max, fitted.cut) : null);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => commit(fitted.text), pauseMs);
  };

  const revert = () => {
    const { start, last } = session.current ?? { start: value, last: value };
    if (last !== start && last === value) write(start);
    setProblem(null);
    end();
  };

  const keyDown = (event: KeyboardEvent<LineInput>) => {
    if (event.nativeEvent.isComposing) return;
    const step = ahead ? null : undoStepOf(event);
    if (step) {
      event.preventDefault();
      undo[step]();
    }
    if (event.key === "Enter" && (!breaks || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      commit(draft);
      onEnter?.();
    }
    if (event.key === "Escape" && session.current) {
      event.stopPropagation();
      revert();
    }
  };

  const leave = () => {
    commit(draft);
    setProblem(null);
    end();
  };

  // A committed draft gives way to what is written after it, by somebody else or by undo.
  useEffect(() => {
    if (!settled || value === last) return;
    session.current = null;
    setDraft(null);
  }, [settled, value, last]);

  // Leaving by changing the view must not lose the last words.
  const flush = useRef(leave);
  flush.current = () => commit(draft);
  useEffect(() => () => flush.current(), []);

  const text = draft ?? value;
  return {
    value,
    text,
    problem,
    input: {
      value: text,
      onChange: (event) => change(event.target.value),
      onBlur: leave,
      onKeyDown: keyDown,
      "data-uncommitted": ahead || undefined,
    },
  };
}
