/** What a row of the list says under a name. Pure: the present is given. */
import type { Me } from "#shared/api/auth.ts";
import type { Invitation } from "#shared/api/invitations.ts";
import type { Member } from "#shared/api/projects.ts";
import { relativeTime } from "../../parts/times.ts";

/** "Invited yesterday, not opened yet". */
export function describeInvitation(invitation: Invitation, now: number): string {
  const ends = Date.parse(invitation.expires_at);
  if (ends <= now) return `Expired ${dayOf(ends, now)}`;
  if (invitation.opened_at !== null) return `Opened ${dayOf(Date.parse(invitation.opened_at), now)}, not accepted yet`;
  const invited = `Invited ${dayOf(Date.parse(invitation.sent_at), now)}`;
  return `${invited}, ${invitation.mail === "failed" ? "but the mail did not go out" : "not opened yet"}`;
}

/** The hour of yesterday says nothing here. */
const dayOf = (at: number, now: number): string => relativeTime(at, now).replace(/^yesterday .*$/, "yesterday");

export function describeMember(member: Member, me: Me, present: ReadonlySet<string>): string {
  if (member.id === me.id) return "On this device";
  return present.has(member.id) ? "Here now" : (member.email ?? "Not here now");
}

/** Nobody else could let people in and out any more. */
export const isLastOwner = (member: Member, members: readonly Member[]): boolean =>
  member.level === "owner" && members.filter(({ level }) => level === "owner").length === 1;
