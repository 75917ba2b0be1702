/** What routes are made of: everything that has a lifetime is made in `server.ts` and handed in. */
import type { Collaboration } from "../collaboration/collaboration.ts";
import type { Passwords } from "../identity/passwords.ts";
import type { Sessions } from "../identity/sessions.ts";
import type { Tries } from "../identity/tries.ts";
import type { Log } from "../log.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { Settings } from "../settings.ts";
import type { Db } from "../store/database.ts";
import type { IdentityFile } from "../store/identity-file.ts";

export interface Services {
  readonly settings: Settings;
  readonly log: Log;
  readonly db: Db;
  readonly identityFile: IdentityFile;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly tries: Tries;
  readonly mailer: Mailer;
  readonly collaboration: Collaboration;
}
