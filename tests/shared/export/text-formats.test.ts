/** Markdown and Mermaid: docs/spec/files.md, EX8–EX12. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PartKey } from "#shared/export/formats.ts";
import { inline, writeMarkdown } from "#shared/export/markdown.ts";
import { mermaidText, writeMermaid } from "#shared/export/mermaid.ts";
import { everyFieldModel, namedModel, sampleModel, trickyNames } from "#tests/support/export-world.ts";

const parts: readonly PartKey[] = ["object-guide", "nested-object-matrix", "cta-matrix", "attribute-specs", "questions"];
const guide = (model: Parameters<typeof writeMarkdown>[0], wanted = parts) => writeMarkdown(model, { parts: wanted, made: "Made today" });

describe("Markdown", () => {
  test("[EX8] a chapter for each object with what hangs on it: golden file of Harbour Summit", async () => {
    await expect(guide(await sampleModel("harbour-summit"))).toMatchFileSnapshot("golden/guide.md");
  });

  test("[EX8] only what is wanted goes in", async () => {
    const text = guide(await sampleModel("harbour-summit"), ["object-guide"]);
    expect(text).toContain("## Session");
    for (const other of ["### Nested objects", "### Calls to action", "### Attributes", "## Open questions"])
      expect(text).not.toContain(other);
  });

  test("[EX8] what an object says is in it, whatever the field", () => {
    const text = guide(everyFieldModel());
    for (const word of ["Lifecycle", "Permissions", "States", "Complexity", "Is it an object?"]) expect(text).toContain(word);
  });

  test("[EX9] names are text: nothing in them is a link, a tag, a head or a list", () => {
    for (const name of trickyNames) {
      const line = inline(name);
      expect(line).not.toMatch(/(?<!\\)[<>[\]|`*_#]/);
      expect(line).not.toMatch(/^(?:[-+]|\d+[.)])\s/);
      expect(line.replaceAll("\\", "")).toBe(name.replace(/\s+/g, " ").trim().replaceAll("\\", ""));
    }
    expect(guide(namedModel(trickyNames))).not.toMatch(/(?<!\\)<(?:script|img)/);
  });

  test("[EX9] prose stands as it was written, but its tags do nothing and its heads stay below those of the guide", () => {
    const text = guide(everyFieldModel());
    expect(text).toContain("#### Definition\n\n* one\n* two\twith a tab");
    expect(text.match(/^## /gm)?.length).toBe(["Object", "Object", "Open questions"].length);
  });
});

describe("Mermaid", () => {
  test.each(["entities", "flowchart"] as const)("[EX10] %s: golden file of Harbour Summit", async (diagram) => {
    await expect(writeMermaid(await sampleModel("harbour-summit"), diagram)).toMatchFileSnapshot(`golden/${diagram}.mmd`);
  });

  test("[EX10] cardinalities are drawn as ends; a range that has no end is drawn as the nearest and said", async () => {
    const text = writeMermaid(await sampleModel("harbour-summit"), "entities");
    expect(text).toMatch(/o1 \|\|--o\{ o2 : "runs"/);
  });

  test("[EX11] whatever a name holds, every line has the form that Mermaid reads", () => {
    const line = {
      entities:
        /^(?:---|title: "[^"\\]*"|erDiagram| {2}o\d+\["[^"%~\\<>`\n]*"\](?: \{)?| {2}\}| {4}[\p{L}_][\p{L}\p{N}_]* [\p{L}_][\p{L}\p{N}_]* "[^"%~\\<>`\n]*"| {2}o\d+ (?:\|o|\|\||\}o|\}\|)(?:--|\.\.)(?:o\||\|\||o\{|\|\{) o\d+ : "[^"%~\\<>`\n]*"|)$/u,
      flowchart:
        /^(?:---|title: "[^"\\]*"|flowchart LR| {2}o\d+\["[^"%~\\<>`\n]*"\]:::object| {2}o\d+ -(?:-|\.-)>(?:\|"[^"%~\\<>`\n]*"\|)? o\d+| {2}classDef object .*|)$/u,
    };
    const check = (names: readonly string[]) => {
      for (const diagram of ["entities", "flowchart"] as const) {
        for (const each of writeMermaid(namedModel(names), diagram).split("\n")) expect(each).toMatch(line[diagram]);
      }
    };
    check(trickyNames);
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).filter((name) => name.trim() !== ""),
          { minLength: 1, maxLength: 3 },
        ),
        check,
      ),
      { numRuns: 50 },
    );
  });

  test("[EX11] signs that mean something are written as entities; a label that looks like a list is none", () => {
    expect(mermaidText('say "yes" #35; <b>')).toBe("say #quot;yes#quot; #35;35; #lt;b#gt;");
    expect(mermaidText("100 % a\\b~")).toBe("100 ％ a＼b～");
    expect(mermaidText("1. first")).toBe("\u20601. first");
    expect(mermaidText("")).toBe(" ");
  });
});
