/** Registering and signing in: three fields at most, what is wrong stands beside the field it is about. */
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Me } from "#shared/api/auth.ts";
import { type ErrorCode, OrcaError } from "#shared/errors.ts";
import { useLogin, useRegister } from "../../api/use-request.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { sentenceOf } from "../sentence-of.ts";
import { type AccountField, type AccountMode, type AccountValues, checkAccount } from "./account-rules.ts";
import { noteTypedAddress } from "./typed-address.ts";

export interface AccountFormProps {
  mode: AccountMode;
  onMode: (mode: AccountMode) => void;
  onDone: (me: Me) => void;
  /** Why an account is asked for, where that is not plain. */
  reason?: string;
  /** Whose mail was opened: the address is theirs, and `secret` shows it to be. */
  invited?: { readonly email: string; readonly secret: string };
  /** Somebody goes to ask for a new password: whatever holds the form closes. */
  onLeave?: () => void;
}

/** The field an error of the server is about; null for those about the whole. */
const fieldOf: Partial<Record<ErrorCode, AccountField>> = {
  "auth/email-taken": "email",
  "auth/weak-password": "password",
  "auth/wrong": "password",
};

const words = {
  register: { submit: "Make an account", other: "I have an account", password: "new-password" },
  "sign-in": { submit: "Sign in", other: "Make an account", password: "current-password" },
} as const;

export function AccountForm({ mode, onMode, onDone, reason, invited, onLeave }: AccountFormProps) {
  const [values, setValues] = useState<AccountValues>({ name: "", email: invited?.email ?? "", password: "" });
  const [wrong, setWrong] = useState<Partial<Record<AccountField | "all", string | undefined>>>({});
  const [register, login] = [useRegister(), useLogin()];
  const busy = register.isPending || login.isPending;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const problems = checkAccount(mode, values);
    setWrong(problems);
    const first = Object.keys(problems)[0];
    if (first) return focusField(event.currentTarget, first);
    const form = event.currentTarget;
    try {
      onDone(
        mode === "register"
          ? await register.mutateAsync({ ...values, ...(invited && { invitation: invited.secret }) })
          : await login.mutateAsync({ email: values.email, password: values.password }),
      );
    } catch (error) {
      const place = (error instanceof OrcaError && fieldOf[error.code]) || "all";
      setWrong({ [place]: sentenceOf(error) });
      focusField(form, place);
    }
  }

  const field = (name: AccountField) => ({
    name,
    value: values[name],
    error: wrong[name] ?? null,
    required: true,
    onChange: (event: { target: { value: string } }) => {
      setValues({ ...values, [name]: event.target.value });
      setWrong({ ...wrong, [name]: undefined, all: undefined });
    },
  });

  return (
    <form onSubmit={submit} noValidate className="grid gap-3.5">
      {reason && <p className="text-ink-2">{reason}</p>}
      {!isSecureContext && (
        <p className="text-ink-2">This page came without TLS: somebody who listens to this network can read your password.</p>
      )}
      {mode === "register" && (
        <TextField label="Your name" hint="Others see it beside your cursor" autoComplete="name" {...field("name")} />
      )}
      <TextField
        label="E-mail address"
        type="email"
        autoComplete="email"
        {...(invited && { readOnly: true, hint: "The invitation is for this address" })}
        {...field("email")}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete={words[mode].password}
        {...(mode === "register" ? { hint: "At least 8 characters; not a common one" } : {})}
        {...field("password")}
      />
      {wrong.all && (
        <div className="overflow-hidden rounded-md">
          <Banner tone="signal" says={wrong.all} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={busy}>
          {words[mode].submit}
        </Button>
        <LinkButton onClick={() => onMode(mode === "register" ? "sign-in" : "register")}>{words[mode].other}</LinkButton>
        {mode === "sign-in" && <ForgotPassword email={values.email} onLeave={onLeave} />}
      </div>
    </form>
  );
}

function ForgotPassword({ email, onLeave }: { email: string; onLeave: (() => void) | undefined }) {
  const navigate = useNavigate();
  const go = () => {
    onLeave?.();
    noteTypedAddress(email);
    void navigate({ to: "/reset-password" });
  };
  return (
    <LinkButton className="ml-auto text-ink-2" onClick={go}>
      Forgot your password?
    </LinkButton>
  );
}

function focusField(form: HTMLFormElement, name: string): void {
  const input = form.elements.namedItem(name);
  if (input instanceof HTMLInputElement) input.focus();
}
