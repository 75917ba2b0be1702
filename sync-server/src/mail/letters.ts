/**
 * Every mail the server writes, worded in one place. Rules ML1–ML10, docs/spec/mail.md.
 *
 * Names and titles come from people, and some of those mean harm: `write-mail.ts` puts them on one line, cuts and escapes them.
 */
import { levelMeanings, levelNames, type PermissionLevel } from "#shared/permissions.ts";

export interface Letter {
  readonly to: string;
  /** Names its file in the outbox and its line in the log. */
  readonly what: "invitation" | "reset-password" | "verify-email" | "note";
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly url: string; readonly label: string };
  /** Comes after the link. */
  readonly ending: string;
}

interface Linked {
  to: string;
  /** With the secret behind `#`. */
  url: string;
}

const mostName = 60;
const mostTitle = 80;

export function invitationLetter(
  { to, url }: Linked,
  { inviter, project, level, until }: { inviter: string; project: string; level: PermissionLevel; until: Date },
): Letter {
  const [who, what] = [oneLine(inviter, mostName), oneLine(project, mostTitle)];
  return {
    to,
    what: "invitation",
    subject: `${who} invites you to “${what}”`,
    paragraphs: [
      `${who} invites you to the project “${what}” in ORCA Project Builder, as a ${levelNames[level]}. ${describeLevel(level)}`,
      "Open this link to see it, and to join:",
    ],
    link: { url, label: "See the invitation" },
    ending: `It works once, until ${dayOf(until)}, for this address alone. If you do not know what this is about, do nothing.`,
  };
}

export const resetLetter = ({ to, url }: Linked): Letter => ({
  to,
  what: "reset-password",
  subject: "A new password for ORCA Project Builder",
  paragraphs: ["Somebody, hopefully you, asked for a new password for your account. Open this link to set one:"],
  link: { url, label: "Set a new password" },
  ending: "It works once, for an hour. If it was not you, do nothing: your password stays as it is.",
});

export const verificationLetter = ({ to, url }: Linked, { name }: { name: string }): Letter => ({
  to,
  what: "verify-email",
  subject: "Is this your address?",
  paragraphs: [
    `There is an account in ORCA Project Builder with this address, under the name ${oneLine(name, mostName)}.`,
    "If it is yours, open this link:",
  ],
  link: { url, label: "This is my address" },
  ending: "It works for three days. If it is not yours, do not open the link: whoever made the account would be taken for you.",
});

const note = (to: string, subject: string, paragraphs: readonly string[]): Letter => ({
  to,
  what: "note",
  subject,
  paragraphs,
  ending: "If it was not you, set a new password at once, by “Forgot password” where you sign in, and tell whoever runs this server.",
});

export const passwordChangedNote = (to: string): Letter =>
  note(to, "Your password was changed", [
    "The password of your account in ORCA Project Builder was changed. Everywhere else you were signed in, you are signed out.",
  ]);

export const passwordResetNote = (to: string): Letter =>
  note(to, "Your password was set anew", [
    "A new password was set for your account in ORCA Project Builder, by a link mailed to this address. You are signed out everywhere else, and your API tokens were revoked.",
  ]);

export const addressWishedNote = (to: string, wished: string): Letter =>
  note(to, "Your account may get another address", [
    `Somebody who knows your password asked for ${wished} to become the address of your account in ORCA Project Builder. It does when the link mailed there is opened.`,
  ]);

export const addressChangedNote = (to: string, taken: string): Letter =>
  note(to, "Your account has another address", [
    `The address of your account in ORCA Project Builder is now ${taken}. Mail for it does not come here any more.`,
  ]);

/** "A Contributor edits the model." */
function describeLevel(level: PermissionLevel): string {
  const means = levelMeanings[level];
  return `A ${levelNames[level]} ${means.charAt(0).toLowerCase()}${means.slice(1)}.`;
}

/** `4 December 2026`, UTC. */
export const dayOf = (date: Date): string =>
  date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** What people wrote, on one line and not longer than this: no line breaks, nothing that turns the direction of writing. */
export function oneLine(text: string, most: number): string {
  const plain = text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const letters = [...plain];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : plain;
}
