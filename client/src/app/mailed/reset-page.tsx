/** A new password: asking for the link by mail, and setting it behind that link. */
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { email as emailShape, password as passwordShape } from "#shared/api/auth.ts";
import { useRequestReset, useResetPassword } from "../../api/use-mailed.ts";
import { useSendsMail } from "../../api/use-server.ts";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { showToast } from "../../parts/toast.tsx";
import { typedAddress } from "../account/typed-address.ts";
import { HomeLink } from "../dead-end.tsx";
import { PlainPage } from "../plain-page.tsx";
import { sentenceOf } from "../sentence-of.ts";
import { Trouble } from "./trouble.tsx";
import { useSecret } from "./use-secret.ts";

export function ResetPage() {
  const [secret, forget] = useSecret();
  return secret === "" ? <AskForLink /> : <SetPassword key={secret} secret={secret} forget={forget} />;
}

function AskForLink() {
  const ask = useRequestReset();
  const [email, setEmail] = useState(typedAddress);
  const [wrong, setWrong] = useState("");
  const sendsMail = useSendsMail();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!emailShape.safeParse(email).success) {
      setWrong("This is not an e-mail address.");
      return focusFirst(event.currentTarget);
    }
    if (!ask.isPending) ask.mutate({ body: { email } });
  }

  return (
    <PlainPage title="A new password" width="narrow">
      {ask.isSuccess ? (
        <>
          <p role="status" className="mt-1 text-ink-2 [overflow-wrap:anywhere]">
            If there is an account with <b className="font-medium text-ink">{email.trim()}</b>,{" "}
            {sendsMail === false
              ? "a link for a new password is made. This server sends no mail: ask whoever runs it for the link, which lies in its outbox."
              : "a mail with a link for a new password is on its way."}{" "}
            It works once, for an hour.
          </p>
          <div className="mt-4 flex flex-wrap gap-2">
            <Button onClick={() => ask.reset()}>Another address</Button>
            <HomeLink />
          </div>
        </>
      ) : (
        <form onSubmit={submit} noValidate className="mt-1 grid gap-4">
          <p className="text-ink-2">
            Say the address of your account.{" "}
            {sendsMail === false ? "A link is made for whoever runs this server." : "A link comes to it by mail."}
          </p>
          <TextField
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="email"
            required
            value={email}
            error={wrong || (ask.error ? sentenceOf(ask.error) : null)}
            onChange={(event) => {
              setEmail(event.target.value);
              setWrong("");
            }}
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" busy={ask.isPending}>
              Send me a link
            </Button>
            <HomeLink />
          </div>
        </form>
      )}
    </PlainPage>
  );
}

function SetPassword({ secret, forget }: { secret: string; forget: () => void }) {
  const set = useResetPassword();
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const [wrong, setWrong] = useState("");
  const isOver = set.error?.code === "reset/over" || set.error?.code === "request/invalid";

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (!passwordShape.safeParse(password).success) {
      setWrong(password.length > 128 ? "Use at most 128 characters." : "Use at least 8 characters.");
      return focusFirst(form);
    }
    if (set.isPending) return;
    set.mutate(
      { secret, password },
      {
        onSuccess: ({ name }) => {
          forget();
          showToast({ says: `Welcome back, ${name}. The new password counts now; every other device is signed out.` });
          void navigate({ to: "/", replace: true });
        },
        onError: () => focusFirst(form),
      },
    );
  }

  if (isOver) {
    const askAnew = (
      <Link to="/reset-password" onClick={forget} className={linkLook}>
        Ask for a new link
      </Link>
    );
    return <Trouble error={set.error} onAgain={() => undefined} actions={askAnew} />;
  }
  return (
    <PlainPage title="Set a new password" width="narrow">
      <form onSubmit={submit} noValidate className="mt-1 grid gap-4">
        <p className="text-ink-2">Every other device is signed out, and API tokens end.</p>
        <TextField
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          hint="At least 8 characters; not a common one"
          value={password}
          error={wrong || (set.error ? sentenceOf(set.error) : null)}
          onChange={(event) => {
            setPassword(event.target.value);
            setWrong("");
            set.reset();
          }}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={set.isPending}>
            Set and sign in
          </Button>
          <HomeLink />
        </div>
      </form>
    </PlainPage>
  );
}

const linkLook =
  "inline-flex h-control items-center rounded-md bg-primary px-2.5 font-medium text-on-primary hover:bg-primary-hover max-phone:h-11";

const focusFirst = (form: HTMLFormElement): void => form.querySelector("input")?.focus();
