/** What writing to the change log costs while people type, on each database. Rules P3 and P9, docs/spec/journal.md. */
import { rmSync } from "node:fs";
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { goOn } from "#server/store/changes.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { makeFolder } from "#tests/support/server.ts";
import { databaseFor } from "#tests/support/test-database.ts";

vi.setConfig({ testTimeout: 90_000 });

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly Plan[];
}

/** How many entries of the log were looked at. */
const readIn = (plan: Plan): number =>
  (plan["Relation Name"] === "changes" && plan["Node Type"] !== "ModifyTable"
    ? (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"]
    : 0) + (plan.Plans ?? []).reduce((sum, each) => sum + readIn(each), 0);

test("[P3][P9] typing that goes on finds its entry in a long log without reading the log", async () => {
  const dataDir = makeFolder();
  const { db, close } = await openDatabase({ dataDir, databaseUrl: await databaseFor(dataDir) });
  await db
    .insertInto("projects")
    .values([
      { id: "p", name: "P" },
      { id: "q", name: "Q" },
    ])
    .execute();
  // One object is changed all the time, the others were long ago; half of it is another project's.
  await sql`insert into changes (project_id, document, seq, kind, entity_id, field, title, before, after)
    select case when n % 2 = 0 then 'p' else 'q' end, 'd', n, 'object', case when n > 40 then 'hot' else 'o' || n % 20 end, 'definition', '',
      '"a"', '"b"'
    from generate_series(1, 40000) as n`.execute(db);
  const entry = (id: string, after: string) => ({
    seq: 50_000,
    at: 1_700_000_000_000,
    kind: "object",
    id,
    field: "definition",
    title: "Ship",
    after,
  });
  const query = goOn("p", JSON.stringify([entry("o2", "typed"), entry("o4", "on")]));

  for (const isKnown of [false, true]) {
    if (isKnown) await sql`analyze changes`.execute(db);
    const { rows } = await sql<{ "QUERY PLAN": readonly { Plan: Plan }[] | string }>`explain (analyze, format json) ${query}`.execute(db);
    const said = rows[0]?.["QUERY PLAN"] ?? "[]";
    const [plan] = typeof said === "string" ? (JSON.parse(said) as { Plan: Plan }[]) : said;
    expect(plan && readIn(plan.Plan), isKnown ? "once the database knows the table" : "before it does").toBe(4);
  }

  const changed = await sql`select project_id, entity_id, after, seq::int from changes where title = 'Ship' order by entity_id`.execute(db);
  expect(changed.rows).toEqual([
    { project_id: "p", entity_id: "o2", after: "typed", seq: 50_000 },
    { project_id: "p", entity_id: "o4", after: "on", seq: 50_000 },
  ]);
  const newest = await sql`select max(id)::int as id from changes where project_id = 'p' and entity_id = 'o2'`.execute(db);
  const touched = await sql`select id::int from changes where title = 'Ship' and entity_id = 'o2'`.execute(db);
  expect(touched.rows).toEqual(newest.rows);
  await close();
  rmSync(dataDir, { recursive: true });
});
