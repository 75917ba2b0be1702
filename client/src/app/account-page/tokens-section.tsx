/** API tokens: made with their secret shown once, listed, revoked. */
import { KeyRound, Plus } from "lucide-react";
import { useRef, useState } from "react";
import type { TokenScope } from "#shared/permissions.ts";
import { type ApiToken, useRevokeToken, useTokens } from "../../api/use-account.ts";
import { Button } from "../../parts/button.tsx";
import { Confirm } from "../../parts/dialog.tsx";
import { clockTime } from "../../parts/times.ts";
import { showToast } from "../../parts/toast.tsx";
import { sentenceOf } from "../sentence-of.ts";
import { KeptThere } from "./kept-there.tsx";
import { NewToken } from "./new-token.tsx";
import { Row, Section } from "./section.tsx";

export const scopeNames: Record<TokenScope, string> = { read: "Reads", write: "Reads and writes" };

export function TokensSection() {
  const tokens = useTokens();
  const [making, setMaking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const done = () => {
    setMaking(false);
    button.current?.focus();
  };
  return (
    <Section
      anchor="tokens"
      title="API tokens"
      about="For scripts and tools that join your projects as you. A token never does more than you may."
      action={
        <Button ref={button} icon={<Plus />} aria-expanded={making} onClick={() => setMaking(true)}>
          New token
        </Button>
      }
    >
      {making && <NewToken onDone={done} />}
      <KeptThere asked={tokens}>
        {(list) =>
          list.length === 0 && !making ? (
            <p className="px-5 py-4 text-ink-2 max-phone:px-4">No tokens.</p>
          ) : (
            <ul>
              {list.map((token) => (
                <li key={token.id} className="not-first:border-t not-first:border-line">
                  <TokenRow token={token} onGone={() => button.current?.focus()} />
                </li>
              ))}
            </ul>
          )
        }
      </KeptThere>
    </Section>
  );
}

function TokenRow({ token, onGone }: { token: ApiToken; onGone: () => void }) {
  const revoke = useRevokeToken();
  const [asking, setAsking] = useState(false);
  const isOver = Date.parse(token.expires_at) < Date.now();
  const run = async () => {
    try {
      // Not in the callbacks of the call: the row is gone when it is done.
      await revoke.mutateAsync({ params: { token: token.id } });
      showToast({ says: `${token.name} is revoked.` });
      onGone();
    } catch (error) {
      showToast({ tone: "error", says: `${token.name} is not revoked. ${sentenceOf(error)}` });
      setAsking(false);
    }
  };
  return (
    <Row
      action={
        <Button variant="quiet" aria-label={`Revoke ${token.name}`} onClick={() => setAsking(true)}>
          Revoke
        </Button>
      }
    >
      <span className="flex items-center gap-3">
        <KeyRound className="size-4 shrink-0 text-ink-3" aria-hidden />
        <span className="min-w-0 leading-[17px]">
          <b className="font-medium">{token.name}</b>
          <small className="block text-xs text-ink-3">
            {scopeNames[token.scope]}, {isOver ? "ended" : "until"} {clockTime(Date.parse(token.expires_at), Date.now())}
          </small>
        </span>
      </span>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        question={`Revoke ${token.name}?`}
        actions={
          <>
            <Button variant="danger" busy={revoke.isPending} onClick={() => void run()}>
              Revoke
            </Button>
            <Button variant="quiet" onClick={() => setAsking(false)}>
              Cancel
            </Button>
          </>
        }
      >
        What uses it is disconnected and can not come back with it.
      </Confirm>
    </Row>
  );
}
