/** A letter as a mail: plain text, the same as simple HTML, and headers that hold nothing but what we mean. */
import type { MailAddress } from "../settings.ts";
import type { Letter } from "./letters.ts";

/** As nodemailer takes it. */
export interface WrittenMail {
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Nothing in a mail of ours is fetched or read from disk. */
  readonly disableFileAccess: true;
  readonly disableUrlAccess: true;
}

export function writeMail({ to, subject, paragraphs, link, ending }: Letter, from: MailAddress): WrittenMail {
  const text = [...paragraphs, ...(link ? [link.url] : []), ending].join("\n\n");
  const linked = link ? [`<a href="${escapeText(link.url)}">${escapeText(link.label)}</a>`] : [];
  const blocks = [...paragraphs.map(escapeText), ...linked, escapeText(ending)];
  return {
    from,
    to: { name: "", address: to },
    subject,
    text: `${text}\n`,
    html: `<!doctype html><html lang="en"><body>${blocks.map((block) => `<p>${block}</p>`).join("")}</body></html>\n`,
    // Nobody's absence is to be answered to us.
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeText = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
