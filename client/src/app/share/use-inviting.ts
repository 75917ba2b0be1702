/** Invites one address after the other and keeps what came of each. */
import { useState } from "react";
import type { Invitation, invite } from "#shared/api/invitations.ts";
import { describeError, OrcaError } from "#shared/errors.ts";
import { levelNames, type PermissionLevel } from "#shared/permissions.ts";
import type { AnswerOf } from "../../api/client.ts";
import { useInvite } from "../../api/use-sharing.ts";
import { sentenceOf } from "../sentence-of.ts";

export interface Invited {
  readonly email: string;
  readonly says: string;
  readonly isWrong: boolean;
  /** To be passed on by hand, where no mail is sent. */
  readonly link: string | null;
}

export function useInviting(project: string, onLink: (invitation: Invitation, link: string) => void) {
  const call = useInvite();
  const [results, setResults] = useState<readonly Invited[]>([]);
  const [left, setLeft] = useState(0);

  /** @returns the addresses that could not be invited */
  async function inviteAll(addresses: readonly string[], level: PermissionLevel): Promise<string[]> {
    setResults([]);
    const done: Invited[] = [];
    for (const [index, email] of addresses.entries()) {
      setLeft(addresses.length - index);
      done.push(await one(email, level));
    }
    setLeft(0);
    setResults(done);
    return done.flatMap(({ email, isWrong }) => (isWrong ? [email] : []));
  }

  async function one(email: string, level: PermissionLevel): Promise<Invited> {
    try {
      const answer = await call.mutateAsync({ params: { id: project }, body: { email, level } });
      if (answer.outcome === "invited" && answer.link) onLink(answer.invitation, answer.link);
      return describeInvited(email, level, answer);
    } catch (error) {
      const isHere = error instanceof OrcaError && error.code === "member/already";
      return {
        email,
        says: isHere ? `${email} is in the project already.` : `${email}: ${sentenceOf(error)}`,
        isWrong: !isHere,
        link: null,
      };
    }
  }

  return { inviteAll, results, left, forget: () => setResults([]) };
}

/** What came of one call, as a sentence. */
export function describeInvited(email: string, level: PermissionLevel, answer: AnswerOf<typeof invite>): Invited {
  const told = { email, isWrong: false, link: null };
  if (answer.outcome === "member") return { ...told, says: `${answer.member.name} is in the project now.` };
  const { mail } = answer.invitation;
  if (mail === "failed")
    return { ...told, says: `${email}: ${describeError("invitation/not-mailed", { why: answer.why ?? "" })}`, isWrong: true };
  if (mail === "sent") return { ...told, says: `${email} is invited as ${levelNames[level]}. The mail is on its way.` };
  return { ...told, says: `${email} is invited as ${levelNames[level]}.`, link: answer.link ?? null };
}
