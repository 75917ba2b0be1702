/**
 * Hocuspocus with @hocuspocus/extension-database on Postgres, in a process of its own: the whole state of a document as one row, as that
 * extension's documentation shows. What opening a document is compared with.
 *
 * DATABASE_URL names the database; its table has to be there.
 */
import { Database } from "@hocuspocus/extension-database";
import { Hocuspocus } from "@hocuspocus/server";
import { Pool } from "pg";
import { listenBare } from "./listen-bare.ts";

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

await pool.query("select 1");
listenBare(
  new Hocuspocus({
    quiet: true,
    flushMaxBytes: 16_384,
    extensions: [
      new Database({
        fetch: async ({ documentName }) => {
          const { rows } = await pool.query("select data from documents where name = $1", [documentName]);
          return rows[0]?.data ?? null;
        },
        store: async ({ documentName, state }) => {
          await pool.query("insert into documents (name, data) values ($1, $2) on conflict (name) do update set data = $2", [
            documentName,
            state,
          ]);
        },
      }),
    ],
  }),
);
