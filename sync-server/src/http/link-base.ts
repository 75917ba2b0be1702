/**
 * What links in mails begin with: `PUBLIC_URL`. Without it, the page a signed-in person is on; their browser said which, and it was
 * checked. What an anonymous request says of itself counts for nothing: with it anybody could have links to their own site written into
 * mails to others. Rule ML5, docs/spec/mail.md.
 */
import type { AddressInfo } from "node:net";
import type { FastifyRequest } from "fastify";
import type { Settings } from "../settings.ts";

/** For mails that somebody who is signed in has sent. */
export function linkBase({ publicUrl }: Settings, request: FastifyRequest): string {
  const { origin } = request.headers;
  const page = request.identified && origin ? URL.parse(origin)?.origin : null;
  return publicUrl ?? page ?? ownAddress(request);
}

/** For mails that anybody can have sent, to anybody. */
export const openLinkBase = ({ publicUrl }: Settings, request: FastifyRequest): string => publicUrl ?? ownAddress(request);

function ownAddress({ server }: FastifyRequest): string {
  const { address, port } = server.server.address() as AddressInfo;
  const isEverywhere = address === "0.0.0.0" || address === "::";
  const host = address.includes(":") ? `[${address}]` : address;
  return `http://${isEverywhere ? "localhost" : host}:${port}`;
}
