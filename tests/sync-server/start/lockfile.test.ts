/** The lockfile serves every platform. Rule I29, docs/spec/identity.md. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "#tests/support/repository.ts";

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

test("[I29] every optional package has its line, or `npm ci` refuses the whole lockfile", () => {
  const { packages } = JSON.parse(readFileSync(join(repository, "package-lock.json"), "utf8")) as { packages: Record<string, Locked> };
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));
  const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
  expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  expect(Object.entries(packages).filter(([path, { version }]) => path !== "" && !version)).toEqual([]);
});
