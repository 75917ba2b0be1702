/**
 * The session's cookie. Over TLS its name starts with `__Host-`, which browsers accept only as Secure and only from this very host;
 * over plain http, where browsers drop such cookies, it is the plain name. Neither is readable by scripts. Rule I5.
 */
const plainName = "orca_session";
const secureName = "__Host-orca_session";

/** The secret a request brought; null if none, or if it is not of the shape ours have. */
export function readSessionCookie(header: string | undefined, { secure }: { secure: boolean }): string | null {
  const name = secure ? secureName : plainName;
  for (const pair of (header ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

/** A `Set-Cookie` that keeps the secret as long as the session may idle. */
export function sessionCookie(secret: string, { secure, idleMs }: { secure: boolean; idleMs: number }): string {
  return render(secret, secure, Math.floor(idleMs / 1000));
}

/** A `Set-Cookie` that takes the secret away. */
export const blankCookie = ({ secure }: { secure: boolean }): string => render("", secure, 0);

const render = (value: string, secure: boolean, seconds: number): string =>
  [
    `${secure ? secureName : plainName}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${seconds}`,
    ...(secure ? ["Secure"] : []),
  ].join("; ");
