/** Making a token: name, scope and end; then the secret, once. */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { makeToken } from "#shared/api/tokens.ts";
import type { TokenScope } from "#shared/permissions.ts";
import { useMakeToken } from "../../api/use-account.ts";
import { Button } from "../../parts/button.tsx";
import { CopyLine } from "../../parts/copy-line.tsx";
import { Select } from "../../parts/select.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { sentenceOf } from "../sentence-of.ts";

const lives = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "A year" },
] as const;
const scopes = [
  { value: "read", label: "Reads" },
  { value: "write", label: "Reads and writes" },
] as const;

const panel = "grid gap-3 border-b border-line bg-subtle px-5 py-4 max-phone:px-4";

export function NewToken({ onDone }: { onDone: () => void }) {
  const make = useMakeToken();
  if (make.data) return <MadeToken token={make.data.token} name={make.data.name} onDone={onDone} />;
  return <TokenForm make={make} onDone={onDone} />;
}

function TokenForm({ make, onDone }: { make: ReturnType<typeof useMakeToken>; onDone: () => void }) {
  const [name, setName] = useState("");
  const [scope, setScope] = useState<TokenScope>("read");
  const [days, setDays] = useState<(typeof lives)[number]["value"]>("90");
  const [wrong, setWrong] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    const isName = makeToken.body.shape.name.safeParse(name).success;
    if (!isName) {
      setWrong(name.trim() === "" ? "Say what it is for." : "Use at most 80 characters.");
      return field.current?.focus();
    }
    if (!make.isPending) make.mutate({ body: { name, scope, days: Number(days) } });
  }

  return (
    <form onSubmit={submit} noValidate className={panel} aria-label="New token" onKeyDown={(event) => event.key === "Escape" && onDone()}>
      <TextField
        ref={field}
        label="What it is for"
        placeholder="Nightly report"
        autoComplete="off"
        value={name}
        error={wrong || (make.error ? sentenceOf(make.error) : null)}
        onChange={(event) => {
          setName(event.target.value);
          setWrong("");
        }}
      />
      <div className="flex flex-wrap items-center gap-1.5">
        <Select label="May" value={scope} options={scopes} onChange={setScope} />
        <Select label="Ends after" value={days} options={lives} onChange={setDays} />
        <span className="flex-1" />
        <Button variant="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" busy={make.isPending}>
          Make token
        </Button>
      </div>
    </form>
  );
}

function MadeToken({ token, name, onDone }: { token: string; name: string; onDone: () => void }) {
  return (
    <section className={panel} aria-label="The new token">
      <p role="status">
        <b className="font-medium">{name} is made.</b> <span className="text-ink-2">Copy it now: it is not shown again.</span>
      </p>
      <CopyLine text={token} name="The token" button="Copy token" begins />
      <div>
        <Button onClick={onDone}>Done</Button>
      </div>
    </section>
  );
}
