/** Hashing, its queue, and what is too easy to guess. Rules I6, I7, I10, docs/spec/identity.md. */
import { expect, test } from "vitest";
import { createPasswords, isWeakPassword } from "#server/identity/passwords.ts";
import { defaultLimits } from "#server/settings.ts";

test("[I6] a hash is Argon2id with 19 MiB and two passes, salted, and fits its password alone", async () => {
  const passwords = await createPasswords(defaultLimits);
  const [one, two] = await Promise.all([passwords.hash("seven green herons"), passwords.hash("seven green herons")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await passwords.verify(one, "seven green herons")).toBe(true);
  expect(await passwords.verify(one, "seven green heron")).toBe(false);
});

test("[I10] an unknown account costs a hash too, and is never right", async () => {
  const passwords = await createPasswords(defaultLimits);
  const stored = await passwords.hash("seven green herons");
  const timed = async (hash: string | null) => {
    const begun = performance.now();
    for (let count = 0; count < 5; count++) expect(await passwords.verify(hash, "wrong wrong")).toBe(false);
    return performance.now() - begun;
  };
  const [known, unknown] = [await timed(stored), await timed(null)];
  expect(unknown).toBeGreaterThan(known / 4);
});

test("[I6] only so many wait for a hash; the rest is told that the server is busy", async () => {
  const passwords = await createPasswords({ ...defaultLimits, hashesAtOnce: 2, hashesQueued: 3 });
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => passwords.hash("seven green herons")));
  expect(all.map(({ status }) => status)).toEqual([...Array(5).fill("fulfilled"), ...Array(3).fill("rejected")]);
  expect(all[7]).toMatchObject({ reason: { code: "server/busy" } });
  expect(await passwords.hash("and afterwards again")).toMatch(/^\$argon2id/);
});

test.each(["password", "Password123!", "qwertzuiop", "12345678", "hgfedcba", "aaaaaaaa", "abababab", "ann@orca.test", "ann lighthouse"])(
  "[I7] %s is too easy to guess",
  (password) => expect(isWeakPassword(password, { email: "ann@orca.test", name: "Ann Lighthouse" })).toBe(true),
);

test.each(["seven green herons", "Tr0ub4dor&3x", "ülikõnealfabeet"])("[I7] %s is not", (password) => {
  expect(isWeakPassword(password, { email: "ann@orca.test", name: "Ann Lighthouse" })).toBe(false);
});
