/**
 * Where an invitation leads: who invites, into what, as what; then an account if there is none, and into the project.
 *
 * The account is made or opened right here under the invited address, so nobody is sent round in circles.
 */
import { useNavigate } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { levelNames, type PermissionLevel } from "#shared/permissions.ts";
import { type ReadInvitation, useAcceptInvitation, useInvitation } from "../../api/use-mailed.ts";
import { Button } from "../../parts/button.tsx";
import { SkeletonStrips } from "../../parts/skeleton.tsx";
import { FieldError } from "../../parts/text-field.tsx";
import { showToast } from "../../parts/toast.tsx";
import { useAccount } from "../account/account-context.tsx";
import { AccountForm } from "../account/account-form.tsx";
import type { AccountMode } from "../account/account-rules.ts";
import { HomeLink } from "../dead-end.tsx";
import { PlainPage } from "../plain-page.tsx";
import { sentenceOf } from "../sentence-of.ts";
import { Trouble } from "./trouble.tsx";
import { useSecret } from "./use-secret.ts";

export function InvitationPage() {
  const [secret, forget] = useSecret();
  const { me, open } = useAccount();
  const asked = useInvitation(secret);
  const joining = useJoining(secret, forget);
  // Whoever has used it opens the project by it again; the server knows by whom it was used.
  const isUsed = asked.error?.code === "invitation/used" && me !== null;
  const { join } = joining;
  useEffect(() => {
    if (isUsed) join();
  }, [isUsed, join]);

  if (asked.data) return <Invitation key={secret} secret={secret} invitation={asked.data} joining={joining} />;
  const error = asked.error;
  if (isUsed && !joining.error) return <Waiting />;
  if (secret !== "" && !error) return <Waiting />;
  const signIn = error?.code === "invitation/used" && me === null && (
    <Button variant="primary" onClick={() => open("sign-in")}>
      Sign in
    </Button>
  );
  return <Trouble error={error} onAgain={() => void asked.refetch()} actions={signIn} />;
}

const mayDo: Record<PermissionLevel, string> = {
  owner: "You may edit it, invite people and delete it.",
  editor: "You may edit it.",
  commenter: "You may read it, and comment as soon as there are comments.",
  viewer: "You may read it.",
};

function Waiting() {
  return (
    <PlainPage title="Invitation" width="narrow">
      <SkeletonStrips count={3} className="mt-4" />
    </PlainPage>
  );
}

type Joining = ReturnType<typeof useJoining>;

function useJoining(secret: string, forget: () => void) {
  const { mutate, isPending, error } = useAcceptInvitation();
  const navigate = useNavigate();
  const join = useCallback(() => {
    mutate(
      { body: { secret } },
      {
        onSuccess: ({ id, name, level }) => {
          forget();
          showToast({ says: `You are in ${name} as ${levelNames[level]}.` });
          void navigate({ to: "/p/$project", params: { project: id }, replace: true });
        },
      },
    );
  }, [mutate, secret, forget, navigate]);
  return { join, busy: isPending, error };
}

interface InvitationProps {
  secret: string;
  invitation: ReadInvitation;
  joining: Joining;
}

function Invitation({ secret, invitation, joining }: InvitationProps) {
  const { me } = useAccount();
  const { project, level, invited_by } = invitation;
  const isOther = me !== null && me.email !== invitation.email;
  return (
    <PlainPage title={`Join ${project.name}`} width="narrow">
      <p className="mt-1 mb-5 text-ink-2">
        {invited_by ? (
          <>
            <b className="font-medium text-ink">{invited_by.name}</b> invites you
          </>
        ) : (
          "You are invited"
        )}{" "}
        as <b className="font-medium text-ink">{levelNames[level]}</b>. {mayDo[level]}
      </p>
      {joining.error && (
        <div className="mb-4">
          <FieldError>{sentenceOf(joining.error)}</FieldError>
        </div>
      )}
      {me === null && <WithoutAccount secret={secret} invitation={invitation} onDone={joining.join} />}
      {isOther && <OtherAddress invitation={invitation} signedInAs={me.email} />}
      {me !== null && !isOther && (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" icon={<UserPlus />} busy={joining.busy} onClick={joining.join}>
            Join the project
          </Button>
          <HomeLink />
        </div>
      )}
    </PlainPage>
  );
}

function WithoutAccount({ secret, invitation, onDone }: { secret: string; invitation: ReadInvitation; onDone: () => void }) {
  const { email, is_registered } = invitation;
  const [mode, setMode] = useState<AccountMode>(is_registered ? "sign-in" : "register");
  return (
    <section aria-label="Account" className="rounded-lg border border-line bg-surface p-5">
      <h2 className="mb-3 text-md font-semibold tracking-[-.012em]">
        {mode === "register" ? "Make an account to join" : "Sign in to join"}
      </h2>
      <AccountForm key={mode} mode={mode} onMode={setMode} onDone={onDone} invited={{ email, secret }} />
    </section>
  );
}

/** Signing out guards what is not on the server yet; then the form for the right account stands here. */
function OtherAddress({ invitation, signedInAs }: { invitation: ReadInvitation; signedInAs: string }) {
  const { open } = useAccount();
  return (
    <>
      <p className="rounded-lg border border-line bg-surface px-5 py-4 [overflow-wrap:anywhere]">
        The invitation is for <b className="font-medium">{invitation.email}</b>. You are signed in as{" "}
        <b className="font-medium">{signedInAs}</b>.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => open("sign-out")}>
          Sign in as {invitation.email}
        </Button>
        <HomeLink />
      </div>
      <p className="mt-4 text-sm text-ink-3">
        Or ask {invitation.invited_by?.name ?? "whoever invited you"} for an invitation to the address you use.
      </p>
    </>
  );
}
