/** Hands a mail to the mail server that `SMTP_URL` names, within a time, and says in words why it was not taken. */
import { createTransport } from "nodemailer";
import type { WrittenMail } from "./write-mail.ts";

export type Delivery = { readonly isSent: true } | { readonly isSent: false; readonly why: string; readonly mayHelpLater: boolean };

export type Deliver = (mail: WrittenMail) => Promise<Delivery>;

export function openSmtp(smtpUrl: string, limitMs: number): Deliver {
  const transport = createTransport({
    url: smtpUrl,
    // A password never goes over the network in clear, whatever somebody between us and the mail server makes it say.
    requireTLS: hasPassword(smtpUrl) && !isLoopback(smtpUrl),
    connectionTimeout: limitMs,
    greetingTimeout: limitMs,
    socketTimeout: limitMs,
    logger: false,
  });
  return async (mail) => {
    try {
      await transport.sendMail({ ...mail, signal: AbortSignal.timeout(limitMs) });
      return { isSent: true };
    } catch (error) {
      return { isSent: false, ...describeProblem(error as SmtpError) };
    }
  };
}

interface SmtpError extends Error {
  /** nodemailer's: ECONNECTION, EAUTH, EENVELOPE … */
  code?: string;
  responseCode?: number;
}

/** Words fit "The mail could not be sent: {why}." Nothing of what the mail server said is repeated. */
function describeProblem({ code, responseCode = 0, name }: SmtpError): { why: string; mayHelpLater: boolean } {
  if (code === "EAUTH") return { why: "the mail server does not take this server's password", mayHelpLater: false };
  if (code === "ETLS") return { why: "no safe connection to the mail server could be made", mayHelpLater: false };
  if (code === "EENVELOPE" && responseCode >= 500) return { why: "the mail server does not take this address", mayHelpLater: false };
  if (responseCode >= 500) return { why: "the mail server refused it", mayHelpLater: false };
  if (responseCode >= 400) return { why: "the mail server can not take it now", mayHelpLater: true };
  if (name === "AbortError" || name === "TimeoutError" || code === "ETIMEDOUT")
    return { why: "the mail server takes too long", mayHelpLater: true };
  return { why: "the mail server can not be reached", mayHelpLater: true };
}

const hasPassword = (url: string): boolean => URL.parse(url)?.password !== "";
const isLoopback = (url: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(URL.parse(url)?.hostname ?? "");
