/**
 * Copies the rows of every table from one database to another and says a digest of each: rows as text, in the order of the primary key.
 *
 * Which tables there are, and which must come first, is asked of the database, so a new table is copied without a word here.
 */
import { createHash, type Hash } from "node:crypto";
import { type Kysely, sql, type Transaction } from "kysely";
import type { Tables } from "./tables.ts";

type Tx = Transaction<Tables>;

export interface TableShape {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly isCounted: boolean }[];
  readonly key: readonly string[];
}

export interface TableDigest {
  readonly rows: number;
  readonly sha256: string;
}

/** Rows with large values come one at a time. */
const rowsAtOnce = 500;
const largeTypes = new Set(["bytea"]);

/** Every table of ours but the journal's and the migrator's, those first that others refer to. */
export async function readShapes(db: Kysely<Tables>): Promise<TableShape[]> {
  const { rows } = await sql<{ name: string; columns: TableShape["columns"]; key: string[]; refers: string[] }>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isCounted', a.attidentity <> '')
        order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select json_agg(a.attname order by k.place) from pg_constraint p, unnest(p.conkey) with ordinality as k(attnum, place)
        join pg_attribute a on a.attnum = k.attnum where p.conrelid = c.oid and p.contype = 'p' and a.attrelid = c.oid) as key,
      coalesce((select json_agg(distinct r.relname) from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and r.oid <> c.oid), '[]') as refers
    from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and c.relname not like 'kysely%' and c.relname not like 'journal%'
    order by c.relname`.execute(db);
  const ordered: typeof rows = [];
  while (ordered.length < rows.length) {
    const done = new Set(ordered.map(({ name }) => name));
    const next = rows.filter(({ name, refers }) => !done.has(name) && refers.every((each) => done.has(each)));
    if (next.length === 0) throw new Error("tables refer to each other in a circle");
    ordered.push(...next);
  }
  return ordered;
}

/** Copies a table. @returns the digest of what was read */
export async function copyTable(from: Tx, to: Tx, table: TableShape): Promise<TableDigest> {
  const digest = await readTable(from, table, (rows) => insert(to, table, rows));
  for (const { name } of table.columns.filter(({ isCounted }) => isCounted)) {
    await sql`select setval(pg_get_serial_sequence(${table.name}, ${name}), max(${sql.ref(name)})) from ${sql.table(table.name)}
      having max(${sql.ref(name)}) is not null`.execute(to);
  }
  return digest;
}

type TextRow = readonly (string | null)[];

/** Reads a table from its first row to its last. */
export async function readTable(
  tx: Tx,
  table: TableShape,
  each: (rows: TextRow[]) => Promise<void> = async () => {},
): Promise<TableDigest> {
  const hash = createHash("sha256");
  const { columns, key, name } = table;
  const atOnce = columns.some(({ type }) => largeTypes.has(type)) ? 1 : rowsAtOnce;
  const texts = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`));
  const order = sql.join(key.map((column) => sql`${sql.ref(column)}::text collate "C"`));
  await sql`set local timezone to 'UTC'`.execute(tx);
  await sql`declare copied cursor for select json_build_array(${texts})::text as row from ${sql.table(name)} order by ${order}`.execute(tx);
  let count = 0;
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(atOnce)} from copied`.execute(tx);
    if (rows.length === 0) break;
    const read = rows.map(({ row }) => JSON.parse(row) as TextRow);
    for (const row of read) addTo(hash, row);
    count += read.length;
    await each(read);
  }
  await sql`close copied`.execute(tx);
  return { rows: count, sha256: hash.digest("hex") };
}

const addTo = (hash: Hash, row: TextRow): void => void hash.update(JSON.stringify(row)).update("\n");

async function insert(to: Tx, { name, columns }: TableShape, rows: readonly TextRow[]): Promise<void> {
  const names = columns.map((column) => sql.ref(column.name));
  const typed = columns.map((column) => sql`${sql.ref(column.name)}::${sql.raw(column.type)}`);
  const values = columns.map((_, index) => sql`${rows.map((row) => row[index] ?? null)}::text[]`);
  await sql`insert into ${sql.table(name)} (${sql.join(names)}) overriding system value
    select ${sql.join(typed)} from unnest(${sql.join(values)}) as r(${sql.join(names)})`.execute(to);
}
