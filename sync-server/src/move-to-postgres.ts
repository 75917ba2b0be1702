/** `npm run move-to-postgres`: moves `DATA_DIR` to `DATABASE_URL` and says what was moved, or in one sentence why nothing was. */
import { createLog } from "./log.ts";
import { moveToPostgres } from "./move-data.ts";
import { readSettings } from "./settings.ts";
import { endWith } from "./tell-failure.ts";

const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);

try {
  const { dataDir, databaseUrl } = readSettings(process.env);
  const { moved, damagedRows } = await moveToPostgres({ dataDir, databaseUrl, log: createLog() });
  const count = (table: string, what: string) => `${moved.get(table) ?? 0} ${what}`;
  say(
    `Moved ${count("users", "accounts")}, ${count("projects", "projects")}, ${count("journal", "rows of the journal")}; all read the same there.`,
  );
  if (damagedRows > 0) say(`${damagedRows} rows of the journal were damaged here and could not be moved; what snapshots hold of them was.`);
  say(`Start the server with this DATABASE_URL from now on. ${dataDir} was left as it is: keep it as a backup, and start nothing on it.`);
} catch (error) {
  endWith(error, "Nothing was moved");
}
