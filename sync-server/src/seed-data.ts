/** Fills an empty database with people of every level and both sample projects, for trying things out. Rule I34, docs/spec/identity.md. */
import * as Y from "yjs";
import { documentName } from "#shared/api/sync.ts";
import { makeId, makeProjectId } from "#shared/ids.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import { fillFromSample, type SampleKey, sampleKeys, samples } from "#shared/samples/samples.ts";
import { startCollaboration } from "./collaboration/collaboration.ts";
import type { Journal } from "./collaboration/journal-kinds.ts";
import { openJournal } from "./collaboration/open-journal.ts";
import { createPasswords } from "./identity/passwords.ts";
import type { Log } from "./log.ts";
import { type Settings, SettingsError } from "./settings.ts";
import { takeFolder } from "./store/data-folder.ts";
import type { Database, Db } from "./store/database.ts";
import { noIdentityFile, openIdentityFile } from "./store/identity-file.ts";
import { addMember } from "./store/members.ts";
import { openDatabase } from "./store/open-database.ts";
import { createProject } from "./store/projects.ts";
import { createUser, saveVerified } from "./store/users.ts";

export interface SeededPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly level: PermissionLevel;
}

/** Everybody's. */
export const seedPassword = "seven green herons";

const people: readonly Omit<SeededPerson, "id">[] = [
  { name: "Ana", email: "ana@example.org", level: "owner" },
  { name: "Ben", email: "ben@example.org", level: "editor" },
  { name: "Cy", email: "cy@example.org", level: "commenter" },
  { name: "Vi", email: "vi@example.org", level: "viewer" },
];

/** @throws SettingsError, FolderInUseError, each with a sentence; nothing is changed then */
export async function seedDatabase(settings: Settings, log: Log): Promise<SeededPerson[]> {
  const { dataDir, databaseUrl } = settings;
  const lock = databaseUrl ? null : await takeFolder(dataDir);
  try {
    const database = await openDatabase({ dataDir, databaseUrl, log });
    try {
      return await fill(database, settings, log);
    } finally {
      await database.close();
    }
  } finally {
    await lock?.release();
  }
}

async function fill(database: Database, settings: Settings, log: Log): Promise<SeededPerson[]> {
  const { db } = database;
  const { dataDir, databaseUrl } = settings;
  const identityFile = databaseUrl ? noIdentityFile : openIdentityFile({ db, dataDir, log });
  await identityFile.readBack();
  const someone = await db.selectFrom("users").select("id").executeTakeFirst();
  if (someone)
    throw new SettingsError("There are accounts in this database already, and only an empty one is filled. Nothing was changed.");
  const seeded = await makePeople(db, settings);
  const journal = openJournal({ database, dataDir, log });
  for (const key of sampleKeys) await makeSample(db, journal, seeded, key);
  await identityFile.write();
  // Starting takes up what stands in the journal, stopping writes it down: change log, tables, snapshots.
  await (await startCollaboration({ database, journal, settings, log })).stop();
  return seeded;
}

async function makePeople(db: Db, { limits }: Settings): Promise<SeededPerson[]> {
  const passwords = await createPasswords(limits);
  const seeded = people.map((person) => ({ ...person, id: makeId(16) }));
  for (const { id, name, email } of seeded) {
    await createUser(db, { id, name, email, passwordHash: await passwords.hash(seedPassword) });
    await saveVerified(db, id, email);
  }
  return seeded;
}

async function makeSample(db: Db, journal: Journal, seeded: readonly SeededPerson[], key: SampleKey): Promise<void> {
  const owner = seeded.find(({ level }) => level === "owner")?.id ?? "";
  const project = makeProjectId();
  await createProject(db, { id: project, name: samples[key].name, owner });
  for (const { id: userId, level } of seeded)
    if (userId !== owner) await addMember(db, { projectId: project, userId, level, most: seeded.length });
  const doc = new Y.Doc();
  await fillFromSample(doc, { by: owner, now: Date.now, origin: "seed", untracked: "seed" }, key);
  await journal.append({
    document: documentName({ project, part: "model", epoch: 1 }),
    person: owner,
    clients: [doc.clientID],
    connection: "seed",
    at: Date.now(),
    schemaVersion: 1,
    update: Y.encodeStateAsUpdate(doc),
  });
  doc.destroy();
}
