/** What the pages need to know of the server before anybody is signed in. */
import { z } from "zod";
import { contract } from "./contract.ts";

export const readServer = contract({
  method: "GET",
  path: "/server",
  summary: "What this server can do",
  permission: "nobody",
  /** `sends_mail`: otherwise links lie in its outbox, for whoever runs it. */
  answer: z.object({ sends_mail: z.boolean() }),
});
