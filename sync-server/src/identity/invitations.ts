/**
 * Inviting people into projects. An invitation is kept before its mail is sent, and whatever becomes of the mail, it stays.
 *
 * Who is taken for an address: where mail is sent, an account that has proven it; where none is, every account is taken at its word.
 * Rules AC1–AC10, docs/spec/identity.md.
 */
import { fail } from "#shared/errors.ts";
import { makeEntityId } from "#shared/ids.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import { dayOf, invitationLetter } from "../mail/letters.ts";
import type { Mailer, MailOutcome } from "../mail/mailer.ts";
import type { Settings } from "../settings.ts";
import type { Db } from "../store/database.ts";
import type { IdentityFile } from "../store/identity-file.ts";
import * as stored from "../store/invitations.ts";
import { addMember, readMember, type StoredMember } from "../store/members.ts";
import { readProject } from "../store/projects.ts";
import { readUserByEmail } from "../store/users.ts";
import { hashOfSecret, linkTo, makeLinkSecret } from "./link-secrets.ts";
import type { Tries } from "./tries.ts";

export interface InvitationDoors {
  db: Db;
  identityFile: IdentityFile;
  mailer: Mailer;
  settings: Settings;
  tries: Tries;
}

interface Inviting {
  projectId: string;
  inviter: { id: string; name: string };
  /** What links begin with. */
  base: string;
}

/** What became of an invitation: the link only where people have to pass it on. */
export interface Sent {
  invitation: stored.StoredInvitation;
  link?: string;
  why?: string;
}

/** @throws member/already · member/limit · request/too-many · project/gone */
export async function invite(
  doors: InvitationDoors,
  { email, level, ...inviting }: Inviting & { email: string; level: PermissionLevel },
): Promise<{ member: StoredMember } | Sent> {
  const { db, mailer, settings, tries } = doors;
  const { projectId } = inviting;
  const account = await readUserByEmail(db, email);
  if (account && (await readMember(db, projectId, account.id))) fail("member/already");
  const most = settings.limits.membersPerProject;
  if (account && (account.emailVerifiedAt || !mailer.sendsMail)) {
    const added = await addMember(db, { projectId, userId: account.id, level, most });
    if (added === "full") fail("member/limit", { limit: most });
    if (added !== "added") fail(added === "already" ? "member/already" : "project/gone");
    return { member: { id: account.id, name: account.name, email, level } };
  }
  tries.tryInvitation(inviting.inviter.id, email);
  const secret = makeLinkSecret();
  const id = await stored.saveInvitation(db, { ...columnsFor(doors, inviting, secret), id: makeEntityId(), projectId, email, level, most });
  if (id === "full") fail("member/limit", { limit: most });
  if (id === "gone") fail("project/gone");
  return send(doors, { ...inviting, id, secret });
}

/** With a new secret and a new end. @throws invitation/unknown · request/too-many */
export async function resend(doors: InvitationDoors, { id, ...inviting }: Inviting & { id: string }): Promise<Sent> {
  const { db, tries } = doors;
  const before = await stored.readInvitation(db, inviting.projectId, id);
  if (!before) return fail("invitation/unknown");
  tries.tryInvitation(inviting.inviter.id, before.email);
  const secret = makeLinkSecret();
  const renewed = await stored.renewInvitation(db, inviting.projectId, id, columnsFor(doors, inviting, secret));
  return renewed ? send(doors, { ...inviting, id, secret }) : fail("invitation/unknown");
}

/** "failed" until a mail server has taken it: a server that ends meanwhile must not leave it looking sent. */
const columnsFor = ({ mailer, settings }: InvitationDoors, { inviter }: Inviting, secret: string): stored.NewSecret => ({
  secretHash: hashOfSecret(secret),
  expiresAt: new Date(Date.now() + settings.limits.invitationMs),
  mail: mailer.sendsMail ? "failed" : "none",
  invitedBy: inviter.id,
});

async function send(
  doors: InvitationDoors,
  { projectId, inviter, base, id, secret }: Inviting & { id: string; secret: string },
): Promise<Sent> {
  const { db, identityFile, mailer } = doors;
  await identityFile.write();
  const invitation = await stored.readInvitation(db, projectId, id);
  const project = await readProject(db, inviter.id, projectId);
  if (!invitation || !project) return fail("invitation/unknown");
  const { email: to, level, expiresAt: until } = invitation;
  const url = linkTo(base, "invitation", secret);
  const outcome = await mailer.send(invitationLetter({ to, url }, { inviter: inviter.name, project: project.name, level, until }));
  if (outcome.state === "sent") await stored.saveMailState(db, hashOfSecret(secret), "sent");
  return { invitation: { ...invitation, mail: outcome.state }, ...toldOf(outcome, url) };
}

/** Where mail is sent, the link is told to nobody else: whoever opens it is taken for its address. */
function toldOf(outcome: MailOutcome, url: string): { link?: string; why?: string } {
  if (outcome.state === "none") return { link: url };
  return outcome.state === "failed" ? { why: outcome.why } : {};
}

/** @throws invitation/unknown · invitation/used · invitation/expired · request/too-many */
export async function open(
  { db, tries }: InvitationDoors,
  { secret, address }: { secret: string; address: string },
): Promise<stored.OpenedInvitation> {
  const counted = tries.tryLink(address);
  const found = await stored.openInvitation(db, hashOfSecret(secret));
  if (!found) return fail("invitation/unknown");
  counted.takeBack();
  if (found.acceptedAt) fail("invitation/used");
  if (found.expiresAt < new Date()) fail("invitation/expired", { on: dayOf(found.expiresAt) });
  return found;
}

/**
 * @returns the project and, when the person came in just now, their level
 * @throws invitation/unknown · invitation/used · invitation/expired · invitation/other-address · member/limit
 */
export async function accept(
  { db, identityFile, settings }: InvitationDoors,
  { secret, person }: { secret: string; person: { id: string; email: string } },
): Promise<{ projectId: string; level?: PermissionLevel }> {
  const most = settings.limits.membersPerProject;
  const accepted = await stored.acceptInvitation(db, { secretHash: hashOfSecret(secret), person, most });
  switch (accepted.outcome) {
    case "unknown":
      return fail("invitation/unknown");
    case "used":
      return fail("invitation/used");
    case "full":
      return fail("member/limit", { limit: most });
    case "expired":
      return fail("invitation/expired", { on: dayOf(accepted.expiresAt) });
    case "other-address":
      return fail("invitation/other-address", { email: accepted.email });
  }
  await identityFile.write();
  return accepted;
}
