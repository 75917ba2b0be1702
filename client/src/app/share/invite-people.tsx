/** Invites people by e-mail at a level; several addresses at once, each with what came of it. */
import { Check, CircleAlert, Link2, UserPlus } from "lucide-react";
import { type ClipboardEvent, type FormEvent, useId, useRef, useState } from "react";
import type { Invitation } from "#shared/api/invitations.ts";
import { levelNames, type PermissionLevel, permissionLevels } from "#shared/permissions.ts";
import { Button } from "../../parts/button.tsx";
import { CopyButton } from "../../parts/copy-line.tsx";
import { Select } from "../../parts/select.tsx";
import { FieldError, FieldFrame, FrameInput } from "../../parts/text-field.tsx";
import { readAddresses } from "./read-addresses.ts";
import { type Invited, useInviting } from "./use-inviting.ts";

/** Where the focus goes when the row it was in is gone. */
export const inviteFieldId = "invite";

export function InvitePeople({ project, onLink }: { project: string; onLink: (invitation: Invitation, link: string) => void }) {
  const [text, setText] = useState("");
  const [level, setLevel] = useState<PermissionLevel>("editor");
  const [wrong, setWrong] = useState("");
  const { inviteAll, results, left, forget } = useInviting(project, onLink);
  const field = useRef<HTMLInputElement>(null);
  const errorId = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (left > 0) return;
    const addresses = readAddresses(text);
    const problem = problemOf(addresses);
    setWrong(problem);
    if (problem === "") setText((await inviteAll(addresses.right, level)).join(", "));
    field.current?.focus();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-1.5">
      <div className="flex gap-1.5 max-phone:flex-wrap">
        <FieldFrame invalid={wrong !== ""} className="max-phone:basis-full">
          <UserPlus aria-hidden />
          <FrameInput
            ref={field}
            id={inviteFieldId}
            type="text"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="E-mail address, or several"
            aria-label="E-mail address"
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? errorId : undefined}
            value={text}
            onPaste={(event) => takeLines(event, setText)}
            onChange={(event) => {
              setText(event.target.value);
              setWrong("");
              forget();
            }}
          />
        </FieldFrame>
        <Select
          label="Level"
          value={level}
          onChange={setLevel}
          options={permissionLevels.map((value) => ({ value, label: levelNames[value] }))}
        />
        <Button type="submit" variant="primary" busy={left > 0} className="max-phone:flex-1">
          {left > 1 ? `${left} to go` : "Invite"}
        </Button>
      </div>
      {wrong && <FieldError id={errorId}>{wrong}</FieldError>}
      <Results results={results} />
    </form>
  );
}

function problemOf({ right, wrong }: { right: readonly string[]; wrong: readonly string[] }): string {
  if (wrong.length > 0)
    return `${wrong.slice(0, 3).join(", ")} ${wrong.length > 1 ? "are no e-mail addresses" : "is not an e-mail address"}.`;
  return right.length === 0 ? "Type an e-mail address." : "";
}

/** A field of one line would run pasted lines together. */
function takeLines(event: ClipboardEvent<HTMLInputElement>, setText: (change: (text: string) => string) => void): void {
  const pasted = event.clipboardData.getData("text");
  if (!/[\r\n]/.test(pasted.trim())) return;
  event.preventDefault();
  const lines = pasted.trim().replace(/\s*[\r\n]+\s*/g, ", ");
  const { selectionStart, selectionEnd } = event.currentTarget;
  setText((text) => text.slice(0, selectionStart ?? text.length) + lines + text.slice(selectionEnd ?? text.length));
}

/** Stays until the next is typed; read out when it appears. */
function Results({ results }: { results: readonly Invited[] }) {
  const withLink = results.some(({ link }) => link !== null);
  return (
    <div role="status">
      {results.length > 0 && (
        <ul className="mt-1 mb-2 grid gap-1 rounded-md border border-line bg-subtle px-3 py-2 text-sm">
          {results.map((result) => (
            <li key={result.email} className="flex min-h-[26px] items-center gap-2">
              {result.isWrong ? (
                <CircleAlert className="size-3.5 shrink-0 text-signal" aria-hidden />
              ) : (
                <Check className="size-3.5 shrink-0 text-ink-3" aria-hidden />
              )}
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{result.says}</span>
              {result.link && (
                <CopyButton text={result.link} label={`Copy link for ${result.email}`} icon={<Link2 />} size="sm" button="Copy link" />
              )}
            </li>
          ))}
          {withLink && <li className="text-ink-3">This server sends no mail: copy the link and send it yourself.</li>}
        </ul>
      )}
    </div>
  );
}
