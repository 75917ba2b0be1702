/** Tables come and go between the matrix and a spreadsheet; what is new is shown first, and one undo takes all of it back. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";
import { matrixOf } from "#tests/support/story-matrix.ts";

/** A dialog has to leave before the matrix behind it is there for readers again. */
const patient = { timeout: 10_000 };

test("[NM10] a pasted table fills cells, makes what is new, and one undo takes it back", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const matrix = matrixOf(ana.page);
  await matrix.opens();

  await matrix.cell("Edition", "Speaker").click();
  await matrix.pastes("pays 1..n\tinvites 0..n\nx\t?");
  await expect.poll(() => matrix.says("Edition", "Speaker"), patient).toBe("pays, one or more");
  expect(await matrix.says("Edition", "Attendee")).toBe("invites, any number");
  expect(await matrix.says("Session", "Speaker")).toBe("no relationship");
  expect(await matrix.says("Session", "Attendee")).toBe("to discuss");
  await ana.presses("Control+z");
  await expect.poll(() => matrix.says("Session", "Speaker")).toBe("is given by, one or more");
  expect(await matrix.says("Edition", "Speaker")).toBe("not answered");

  await matrix.pastes(
    "",
    "<table><tr><th></th><th>Sessions</th><th>Lanyard</th></tr><tr><th>speaker</th><td>1:n</td><td>wears 1</td></tr></table>",
  );
  const dialog = ana.page.getByRole("dialog", { name: "Paste into the matrix" });
  await dialog.getByText("1 new object", { exact: true }).waitFor();
  expect(await ana.page.locator("[role=grid]").getAttribute("aria-rowcount")).toBe("16");
  await ana.presses("Enter");
  await matrix.grid.and(ana.page.locator("[aria-rowcount='17']")).waitFor();
  await expect.poll(() => matrix.says("Speaker", "Session")).toBe("gives, one or more");
  await ana.presses("Control+z");
  await matrix.grid.and(ana.page.locator("[aria-rowcount='16']")).waitFor();
});

test("[NM10] the whole matrix is copied with its heads, as text and as a table, and pastes back without a change", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const matrix = matrixOf(ana.page);
  await matrix.opens();
  await matrix.cell("Session", "Speaker").click();
  expect((await matrix.copies()).text).toBe("is given by 1..n");
  await ana.presses("Control+a");
  const { text, html } = await matrix.copies();
  expect(text.split("\n")).toHaveLength(15);
  expect(text.split("\n")[0]).toMatch(/^\tEdition\tSession\tSpeaker/);
  expect(html).toContain("<th>Edition</th>");
  const before = await matrix.head();
  await matrix.pastes(text, html);
  await ana.sees("These cells say so already.");
  expect(await matrix.head()).toBe(before);
});

test("[NM10] whatever is on the clipboard ends in a sensible state or a clear sentence", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const matrix = matrixOf(ana.page);
  await matrix.opens();
  await matrix.cell("Edition", "Speaker").click();
  const dialog = ana.page.getByRole("dialog", { name: "Paste into the matrix" });
  const closes = async () => {
    await ana.presses("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => matrix.focused(), patient).toMatch(/^Edition, Speaker, /);
  };

  await matrix.pastes("");
  const nothing = dialog.getByText("There is no text on the clipboard that could fill cells.");
  await nothing.first().waitFor();
  expect(await nothing.count(), "said once").toBe(1);
  await closes();

  await matrix.pastes(`يعرض 1..n\t展示 0..n\t🎤 sings\t${"x".repeat(10_000)}`);
  await dialog.getByText("1 left out").first().waitFor();
  await dialog.getByRole("button", { name: "Paste" }).click();
  await expect.poll(() => matrix.says("Edition", "Speaker"), patient).toBe("يعرض, one or more");
  expect(await matrix.says("Edition", "Attendee")).toBe("展示, any number");
  expect(await matrix.says("Edition", "Track")).toMatch(/^🎤 sings/);
  await ana.presses("Control+z");
  await expect.poll(() => matrix.says("Edition", "Speaker"), patient).toBe("not answered");

  await expect.poll(() => matrix.focused(), patient).toMatch(/^Edition, Speaker, /);
  const rows = Array.from({ length: 5_000 }, (_, at) => `holds ${at}${at % 3 === 0 ? "\t?" : ""}`).join("\n");
  await matrix.pastes(rows);
  await dialog
    .getByText(/left out/)
    .first()
    .waitFor();
  await dialog.getByRole("button", { name: "Paste" }).click();
  await expect.poll(() => matrix.says("Announcement", "Speaker"), patient).toMatch(/^holds/);
  await ana.presses("Control+z");
  await expect.poll(() => matrix.says("Edition", "Speaker"), patient).toBe("not answered");
  await expect.poll(() => matrix.says("Session", "Speaker")).toBe("is given by, one or more");
});
