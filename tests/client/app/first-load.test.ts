/** What counts as a first load of script (docs/spec/interface.md I11). */
import { expect, test } from "vitest";
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
