/**
 * One SQL view per kind of the model, so that a project can be asked in SQL: `select name from objects where tier = 'core'`.
 *
 * Derived from the schema. A migration that follows a change of the schema drops the views and makes them again.
 */

import { type Kysely, type RawBuilder, sql } from "kysely";
import type { AnyKind } from "#shared/schema/entities.ts";
import { allDefinitions } from "#shared/schema/entities.ts";
import type { Field, FieldType } from "#shared/schema/field-kinds.ts";

const kinds = Object.keys(allDefinitions) as AnyKind[];

export async function createEntityViews(db: Kysely<unknown>): Promise<void> {
  for (const kind of kinds) {
    const columns = Object.entries(allDefinitions[kind].fields).map(([name, field]) => columnOf(name, field));
    const selected = sql.join([sql`project_id`, sql`id`, ...columns]);
    await sql`create view ${sql.id(viewName(kind))} as select ${selected} from entities
      where kind = ${sql.lit(kind)} and deleted_at is null`.execute(db);
  }
}

export async function dropEntityViews(db: Kysely<unknown>): Promise<void> {
  for (const kind of kinds) await sql`drop view if exists ${sql.id(viewName(kind))}`.execute(db);
}

/** `nestingAnswers` → `nesting_answers` */
export const viewName = (kind: AnyKind): string => snakeCase(allDefinitions[kind].root);

const columnOf = (name: string, field: Field): RawBuilder<unknown> => sql`${readingOf(name, field.type)} as ${sql.id(snakeCase(name))}`;

function readingOf(name: string, type: FieldType): RawBuilder<unknown> {
  if (type === "record" || type === "set") return sql`fields -> ${sql.lit(name)}`;
  const text = sql`fields ->> ${sql.lit(name)}`;
  if (type === "flag") return sql`(${text})::boolean`;
  return type === "int" ? sql`(${text})::bigint` : text;
}

/** `out.sourceToTarget` → `out_source_to_target` */
const snakeCase = (name: string): string => name.replaceAll(".", "_").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
