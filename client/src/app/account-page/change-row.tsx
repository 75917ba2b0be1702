/** A line that is read, and changed in place: what is wrong stands beside its field, Esc leaves it as it was. */
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type ErrorCode, OrcaError } from "#shared/errors.ts";
import { Button } from "../../parts/button.tsx";
import { FieldError, TextField } from "../../parts/text-field.tsx";
import { sentenceOf } from "../sentence-of.ts";
import { Row } from "./section.tsx";

export interface ChangeField<N extends string> {
  readonly name: N;
  readonly label: string;
  readonly type: "text" | "email" | "password";
  readonly autoComplete: string;
  readonly hint?: string;
  /** What stands in it at first. */
  readonly begins?: string;
}

export interface ChangeRowProps<N extends string> {
  label: string;
  /** Of the button, for those who hear it alone. */
  does: string;
  fields: readonly ChangeField<N>[];
  /** A sentence for each field that cannot be right. */
  check: (values: Record<N, string>) => Partial<Record<N, string>>;
  save: (values: Record<N, string>) => Promise<unknown>;
  /** The field an error of the server is about. */
  fieldOf: Partial<Record<ErrorCode, N>>;
  children: ReactNode;
}

export function ChangeRow<N extends string>(props: ChangeRowProps<N>) {
  const { label, does, children } = props;
  const [open, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open && wasOpen) button.current?.focus();
  }, [open, wasOpen]);
  if (open) {
    return (
      <Row label={label}>
        <ChangeForm {...props} onDone={() => setOpen(false)} />
      </Row>
    );
  }
  const begin = () => {
    setWasOpen(true);
    setOpen(true);
  };
  return (
    <Row
      label={label}
      action={
        <Button ref={button} variant="quiet" aria-label={does} onClick={begin}>
          Change
        </Button>
      }
    >
      {children}
    </Row>
  );
}

function ChangeForm<N extends string>({ label, fields, check, save, fieldOf, onDone }: ChangeRowProps<N> & { onDone: () => void }) {
  const [values, setValues] = useState(
    () => Object.fromEntries(fields.map(({ name, begins }) => [name, begins ?? ""])) as Record<N, string>,
  );
  const [wrong, setWrong] = useState<Readonly<Record<string, string | undefined>>>({});
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const focus = (name: string | undefined) => {
    const input = form.current?.elements.namedItem(name ?? "");
    if (input instanceof HTMLInputElement) input.focus();
  };
  useEffect(() => form.current?.querySelector("input")?.select(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const problems = check(values);
    setWrong(problems);
    const [first] = Object.keys(problems);
    if (first) return focus(first);
    setBusy(true);
    try {
      await save(values);
      onDone();
    } catch (error) {
      const place = (error instanceof OrcaError && fieldOf[error.code]) || "all";
      setWrong({ [place]: sentenceOf(error) });
      focus(place === "all" ? fields[0]?.name : place);
      setBusy(false);
    }
  }

  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      onKeyDown={leave}
      noValidate
      aria-label={label}
      className="grid max-w-[380px] gap-3 py-1"
    >
      {fields.map(({ begins: _, ...field }) => (
        <TextField
          key={field.name}
          {...field}
          value={values[field.name]}
          error={wrong[field.name] ?? null}
          onChange={(event) => {
            setValues({ ...values, [field.name]: event.target.value });
            setWrong({});
          }}
        />
      ))}
      {wrong.all && <FieldError>{wrong.all}</FieldError>}
      <div className="flex gap-1.5">
        <Button type="submit" variant="primary" busy={busy}>
          Save
        </Button>
        <Button variant="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
