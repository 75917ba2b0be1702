/** What counts as a first load of script (docs/spec/interface.md I11). */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "#tests/support/repository.ts";
import { firstLoadOf } from "../../../client/first-load-budget.ts";

const chunk = (fileName: string, imports: string[] = [], isEntry = false) => ({
  fileName,
  imports,
  isEntry,
  code: "",
  moduleIds: [],
  isDynamicEntry: !isEntry,
  facadeModuleId: fileName,
});

test("[I11] what is imported statically is counted once, what is fetched later is not", () => {
  const chunks = new Map(
    [
      chunk("main", ["packages", "house"], true),
      chunk("packages"),
      chunk("house", ["packages"]),
      chunk("guide", ["house"]),
      chunk("prose-editor", ["packages"]),
    ].map((each) => [each.fileName, each]),
  );
  const first = firstLoadOf(chunks, (each) => each.isEntry || each.facadeModuleId === "guide");
  expect([...first].sort()).toEqual(["guide", "house", "main", "packages"]);
});

/** What `client/lean-packages.ts` takes out of the packages; whoever needs one of these puts it back there first. */
const leftOut = [
  /z\.string\([^)]*\)(?:\.\w+\([^)]*\))*\.(?:email|url|jwt|emoji|guid|uuid\w*|nanoid|cuid2?|ulid|base64\w*|xid|ksuid|ipv\d|cidrv\d|e164|datetime|date|time|duration)\(/,
  /\buse(?:Suspense)?InfiniteQuery\b/,
  /scrollRestoration: (?!false)/,
];

test("[I11] nothing that the client runs asks for what the build leaves out of the packages", () => {
  const files = globSync("{client,shared}/src/**/*.{ts,tsx}", { cwd: repository });
  const asking = files.filter((file) => leftOut.some((what) => what.test(readFileSync(join(repository, file), "utf8"))));
  expect(files.length).toBeGreaterThan(300);
  expect(asking).toEqual([]);
  expect(leftOut.map((what) => what.test("z.string().max(3).uuid() useInfiniteQuery scrollRestoration: true"))).toEqual([true, true, true]);
});
