/** Every migration, by name, in order. A landed one is frozen: what it made is changed by a later one. */
import type { Migration } from "kysely/migration";
import * as first from "./0001-people-projects-documents.ts";
import * as journal from "./0002-journal.ts";
import * as apiTokens from "./0003-api-tokens.ts";
import * as invitations from "./0004-invitations-and-proofs.ts";
import * as changesByField from "./0005-changes-by-field.ts";

export const migrations: Record<string, Migration> = {
  "0001-people-projects-documents": first,
  "0002-journal": journal,
  "0003-api-tokens": apiTokens,
  "0004-invitations-and-proofs": invitations,
  "0005-changes-by-field": changesByField,
};
