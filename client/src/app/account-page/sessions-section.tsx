/** Where one is signed in: this device first, each of the others signed out from here. */
import { Laptop, Smartphone } from "lucide-react";
import { type Session, useEndOtherSessions, useEndSession, useSessions } from "../../api/use-account.ts";
import { Button } from "../../parts/button.tsx";
import { countOf } from "../../parts/counted.ts";
import { relativeTime } from "../../parts/times.ts";
import { showToast } from "../../parts/toast.tsx";
import { useAccount } from "../account/account-context.tsx";
import { sentenceOf } from "../sentence-of.ts";
import { KeptThere } from "./kept-there.tsx";
import { Row, Section } from "./section.tsx";

const stays = "What was not sent from there yet waits there until you sign in again.";

export function SessionsSection() {
  const sessions = useSessions();
  const endOthers = useEndOtherSessions();
  const others = (sessions.data ?? []).filter((session) => !session.is_this).length;
  const run = () =>
    endOthers.mutate(
      {},
      {
        onSuccess: () => showToast({ says: `Signed out on ${countOf(others, "other device")}. ${stays}` }),
        onError: (error) => showToast({ tone: "error", says: sentenceOf(error) }),
      },
    );
  return (
    <Section
      anchor="sessions"
      title="Sessions"
      about="Where you are signed in. A session ends by itself after a week without use."
      action={
        others > 0 && (
          <Button busy={endOthers.isPending} onClick={run}>
            Sign out everywhere else
          </Button>
        )
      }
    >
      <KeptThere asked={sessions}>
        {(list) => (
          <ul>
            {list.map((session) => (
              <li key={session.id} className="not-first:border-t not-first:border-line">
                <SessionRow session={session} />
              </li>
            ))}
          </ul>
        )}
      </KeptThere>
    </Section>
  );
}

function SessionRow({ session }: { session: Session }) {
  const { open } = useAccount();
  const end = useEndSession();
  const device = session.device || "Unknown device";
  const Icon = /Android|iPhone|iPad/.test(device) ? Smartphone : Laptop;
  const endIt = async () => {
    // Not in the callbacks of the call: the row is gone when it is done.
    await end.mutateAsync({ params: { session: session.id } });
    showToast({ says: `Signed out on ${device}. ${stays}` });
  };
  const run = () =>
    session.is_this ? open("sign-out") : void endIt().catch((error: unknown) => showToast({ tone: "error", says: sentenceOf(error) }));
  return (
    <Row
      action={
        <Button variant="quiet" aria-label={`Sign out ${session.is_this ? "here" : device}`} busy={end.isPending} onClick={run}>
          Sign out
        </Button>
      }
    >
      <span className="flex items-center gap-3">
        <Icon className="size-4 shrink-0 text-ink-3" aria-hidden />
        <span className="min-w-0 leading-[17px]">
          <b className="font-medium">{device}</b> {session.is_this && <span className="text-ink-3">this device</span>}
          <small className="block text-xs text-ink-3">{describeSession(session, Date.now())}</small>
        </span>
      </span>
    </Row>
  );
}

function describeSession({ created_at, last_seen_at, is_this }: Session, now: number): string {
  const since = `Signed in ${relativeTime(Date.parse(created_at), now)}`;
  return is_this ? since : `${since}, last used ${relativeTime(Date.parse(last_seen_at), now)}`;
}
