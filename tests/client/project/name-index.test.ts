import { expect, test } from "vitest";
import { nameIndex } from "#client/project/name-index.ts";

const index = nameIndex([
  { id: "theatre", names: ["Operating Theatre", "Operating Theatres", "OR"] },
  { id: "list", names: ["Theatre List"] },
  { id: "gp", names: ["GP practice", "GP"] },
]);
const said = (text: string) => index.findIn(text).map(({ from, to, id }) => [text.slice(from, to), id]);

test("[M6] names are found in whatever case, number and spelling; the longest wins, and one name never spans a full stop", () => {
  expect(said("An operating-theatre, theatre lists; operating. Theatre")).toEqual([
    ["operating-theatre", "theatre"],
    ["theatre lists", "list"],
  ]);
});

test("[M6] an abbreviation is meant only in capitals", () => {
  expect(said("one or two ORs, OR the GPs of a gp practice")).toEqual([
    ["ORs", "theatre"],
    ["OR", "theatre"],
    ["GPs", "gp"],
    ["gp practice", "gp"],
  ]);
});
