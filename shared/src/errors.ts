/**
 * Every error a person can meet, once: code, HTTP status, the sentence, the next step.
 *
 * HTTP, sockets, the interface and the docs read the same row. `{name}` is filled from the details.
 * Rows are added here and nowhere else; `fail` throws one.
 */
interface ErrorRow {
  readonly status: number;
  readonly says: string;
  readonly next: string;
}

export const errors = {
  "request/invalid": { status: 400, says: "{where} {why}.", next: "Correct it and send it again." },
  "request/forbidden-origin": { status: 403, says: "This request came from another site.", next: "Open the app itself and try again." },
  "request/too-many": { status: 429, says: "Too many requests in a short time.", next: "Wait {seconds} seconds and try again." },
  "request/not-found": { status: 404, says: "There is nothing at this address.", next: "Check the address." },
  "server/failed": { status: 500, says: "The server could not do this.", next: "Your work on this device is safe. Try again in a moment." },
  "server/busy": { status: 503, says: "The server is busy.", next: "Try again in a moment." },
  "server/unreachable": {
    status: 503,
    says: "The server can not be reached.",
    next: "Your work goes on and is kept on this device. This needs a connection: try again later.",
  },
  "auth/required": {
    status: 401,
    says: "This needs you to be signed in.",
    next: "Sign in and try again. What you do meanwhile is kept on this device.",
  },
  "auth/wrong": { status: 401, says: "This e-mail address and password do not belong together.", next: "Check both, or register." },
  "auth/too-many": { status: 429, says: "Too many tries with a wrong password.", next: "Wait {seconds} seconds and try again." },
  "auth/email-taken": { status: 409, says: "There is already an account with this e-mail address.", next: "Sign in instead." },
  "auth/weak-password": {
    status: 400,
    says: "This password is too easy to guess.",
    next: "Use at least 8 characters that are not a common password.",
  },
  "auth/wrong-password": { status: 403, says: "This is not your present password.", next: "Check it and try again." },
  "reset/over": {
    status: 410,
    says: "This link for a new password was used, replaced by a newer one, or is older than an hour.",
    next: "Ask for a new one.",
  },
  "verification/over": {
    status: 410,
    says: "This link was used, replaced by a newer one, or is older than three days.",
    next: "Sign in and have a new one sent.",
  },
  "mail/failed": { status: 503, says: "The mail could not be sent: {why}.", next: "Try again in a moment." },
  "invitation/unknown": {
    status: 404,
    says: "This invitation was taken back or replaced by a newer one.",
    next: "Look for a newer mail, or ask for a new invitation.",
  },
  "invitation/used": { status: 410, says: "This invitation has been used.", next: "Sign in, or ask for a new one." },
  "invitation/expired": { status: 410, says: "This invitation stopped working on {on}.", next: "Ask for a new one." },
  "invitation/other-address": {
    status: 403,
    says: "This invitation is for {email}.",
    next: "Sign in with that address, or ask for an invitation to yours.",
  },
  "invitation/not-mailed": {
    status: 503,
    says: "The invitation was made, but its mail could not be sent: {why}.",
    next: "Send it again.",
  },
  "token/wrong": {
    status: 401,
    says: "This API token is unknown, expired or revoked.",
    next: "Make a new one and start again with it.",
  },
  "token/limit": {
    status: 403,
    says: "{limit} API tokens is the most that one person can have.",
    next: "Revoke one you no longer use.",
  },
  "project/gone": {
    status: 404,
    says: "This project is not here, or you may not open it.",
    next: "Ask the person who sent you the link, or go to your projects.",
  },
  "project/taken": { status: 409, says: "The server already has another project under this id.", next: "Publish it as a copy instead." },
  "project/forbidden": { status: 403, says: "Your level in this project does not allow this.", next: "Ask a facilitator for it." },
  "project/limit": { status: 403, says: "{limit} projects is the most that one person can share.", next: "Delete one you no longer need." },
  "project/old-epoch": {
    status: 409,
    says: "This project was restored from an earlier state.",
    next: "Open it again. What you had not shared is set aside for you.",
  },
  "member/last-owner": { status: 409, says: "A project needs at least one facilitator.", next: "Make somebody else a facilitator first." },
  "member/already": { status: 409, says: "This person is already in the project.", next: "Change their level in the list." },
  "member/limit": { status: 403, says: "{limit} people is the most that one project takes.", next: "Take somebody out first." },
  "field/invalid": { status: 400, says: "{field} {why}.", next: "Change it and try again." },
  "entity/gone": { status: 410, says: "This was deleted meanwhile.", next: "Restore it from the list of deleted items." },
  "edit/read-only": {
    status: 403,
    says: "You can read this project but not change it.",
    next: "Ask a facilitator to make you a contributor.",
  },
  "edit/malformed": {
    status: 400,
    says: "An edit arrived damaged and was not taken.",
    next: "It is kept on this device. Reload the page to send it again.",
  },
  "edit/too-large": {
    status: 413,
    says: "An edit is larger than {max} allows.",
    next: "It is kept on this device. Split it into smaller steps.",
  },
  "edit/too-fast": {
    status: 429,
    says: "Edits arrive faster than the server takes them.",
    next: "They are kept on this device and go out by themselves.",
  },
  "edit/forged": { status: 403, says: "An edit claims to be somebody else's and was not taken.", next: "Reload the page." },
  "edit/not-saved": {
    status: 503,
    says: "The server could not write an edit to disk and did not take it.",
    next: "It is kept on this device and goes out by itself.",
  },
  "device/full": {
    status: 507,
    says: "This device has stopped saving: its storage is full.",
    next: "Save a copy to a file, then free some space.",
  },
  "device/blocked": {
    status: 507,
    says: "This browser does not let the app keep data on this device.",
    next: "Leave private browsing, or save a copy to a file before you close.",
  },
  "device/damaged": {
    status: 500,
    says: "{count} stored changes on this device are damaged and were set aside.",
    next: "Everything else opened. Save the damaged part to a file if you need it.",
  },
  "device/lost": {
    status: 500,
    says: "This browser has removed {count} changes made on this device until {at} that were not on the server.",
    next: "What the server has is here. Save copies to a file if this browser clears its data often.",
  },
  "device/cleared": {
    status: 500,
    says: "This browser has removed this project from this device, and it was nowhere else.",
    next: "If you saved a copy to a file, open that on the first page.",
  },
  "file/not-a-project": {
    status: 400,
    says: "Not imported: {name} is not a project file.",
    next: "Choose a file that “Save a copy to a file” made; its name ends with .orca.json.",
  },
  "file/too-large": {
    status: 413,
    says: "Not imported: {name} is larger than {max}, more than a project file ever is.",
    next: "Choose a file that “Save a copy to a file” made.",
  },
  "file/torn": {
    status: 400,
    says: "Not imported: {name} is cut off or was changed by hand.",
    next: "Copy the file again from where it was saved. Nothing was changed.",
  },
  "file/newer": {
    status: 400,
    says: "Not imported: {name} was saved by a newer version of this app.",
    next: "Reload the page to get the newest version, then open the file again.",
  },
  "file/damaged": {
    status: 400,
    says: "Not imported: {name} is damaged, or holds only a part of a project.",
    next: "Copy the file again from where it was saved. Nothing was changed.",
  },
  "file/unreadable": {
    status: 400,
    says: "Not imported: {name} could not be read.",
    next: "Check that it is still there and try again. Nothing was changed.",
  },
  "sample/invalid": { status: 400, says: "Not imported: {where} {why}.", next: "Correct the file and open it again. Nothing was changed." },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errors;
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** An error with a row in the table; `message` is the finished sentence. */
export class OrcaError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(describeError(code, details), cause === undefined ? undefined : { cause });
    this.name = "OrcaError";
    this.code = code;
    this.details = details;
  }
}

/** What happened, as a sentence. */
export function describeError(code: ErrorCode, details: ErrorDetails = {}): string {
  return fill(errors[code].says, details);
}

/** What to do about it, as a sentence. */
export function describeNextStep(code: ErrorCode, details: ErrorDetails = {}): string {
  return fill(errors[code].next, details);
}

/** @throws OrcaError always; the return type lets callers write `return fail(…)`. */
export function fail(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown): never {
  throw new OrcaError(code, details, cause);
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(errors, code);
}

function fill(sentence: string, details: ErrorDetails): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? name));
}
