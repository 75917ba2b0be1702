/** All views at work under the content policy: nothing they do is forbidden, and what others would do is. Rules I25, I35, I36. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";
import { ctaOf } from "#tests/support/story-cta.ts";
import { keepsAccountOfFaults } from "#tests/support/story-faults.ts";
import { filesOf } from "#tests/support/story-files.ts";
import { mapOf } from "#tests/support/story-map.ts";
import { matrixOf } from "#tests/support/story-matrix.ts";
import type { Person } from "#tests/support/story-person.ts";

/** As large as a small picture or sheet at least is. */
const somethingBytes = 5_000;

async function prints({ page }: Person): Promise<void> {
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(somethingBytes);
}

async function savesPicture({ page }: Person, kind: "SVG" | "PNG"): Promise<Buffer> {
  await page.getByRole("button", { name: "Size, card line, picture" }).click();
  const item = page.getByRole("menuitem", { name: `Save picture as ${kind}` });
  const [download] = await Promise.all([page.waitForEvent("download"), item.click()]);
  return readFileSync(await download.path());
}

test("[I25][I35] two people walk through every view, write, drag, print and save, and the policy forbids nothing", async () => {
  const story = await startStory();
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const [hers, his] = [await keepsAccountOfFaults(ana), await keepsAccountOfFaults(ben)];
  const [herAccount, hisAccount] = [await ana.comesWithAccount(story.server), await ben.comesWithAccount(story.server)];
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.home.publishes();
  await ana.home.closesDialog();
  await ana.guide.waitsForPill("Synced");
  const { id } = await story.server.projectOf(herAccount);
  await story.server.addMember(herAccount, id, hisAccount, "editor");
  await ben.opens(ana.path());
  await ben.guide.waitsForPill("Synced");

  // The guide: prose with names, another's caret, a menu, the pill, printing.
  await ana.guide.opens("Speaker");
  await ben.guide.opens("Speaker");
  await ana.guide.writes("Definition", "Somebody who holds a **Session**.");
  await ben.guide.typesAtEnd("Definition", " And more.");
  await ana.guide.caretOf("Ben").first().waitFor({ state: "attached" });
  const look = await ana.page
    .locator(".cm-editor")
    .first()
    .evaluate((editor) => getComputedStyle(editor).display);
  expect(look, "the editor's own styles are there").toBe("flex");
  await prints(ana);

  const guide = ana.path();

  // The palette, over everything.
  await ana.page.getByRole("button", { name: "Search or run a command" }).click();
  await ana.page.getByRole("combobox", { name: "Search or run a command" }).fill("ticket");
  await ana.page.getByRole("listbox", { name: "Found" }).getByRole("option").first().waitFor();
  await ana.presses("Escape");

  const matrix = matrixOf(ana.page);
  await matrix.opens();
  await ana.tabsTo("gridcell", /./);
  await ana.presses("y", "ArrowRight");
  await prints(ana);

  const cta = ctaOf(ana);
  await cta.opens();
  await ana.tabsTo("gridcell", /^Edition, Visitor/);
  await ana.types("open");
  await ana.presses("Enter", "Escape");
  await prints(ana);

  const map = mapOf(ana);
  await map.opens();
  const [, second = "", third = ""] = await map.notes("Speaker", "Core content");
  await map.dragsNote("Speaker", third, { before: second });
  await expect.poll(async () => (await map.notes("Speaker", "Core content"))[1]).toBe(third);
  expect((await savesPicture(ana, "PNG")).subarray(1, 4).toString()).toBe("PNG");
  const svg = await savesPicture(ana, "SVG");
  expect(svg.toString().startsWith("<svg")).toBe(true);
  await prints(ana);

  // Workers make the files.
  const files = filesOf(ana.page);
  await files.exports();
  for (const format of ["CSV", "Excel", "PDF", "Markdown", "Mermaid", "Project file"]) {
    await files.chooses(format);
    expect((await files.saves()).bytes.length, format).toBeGreaterThan(1_000);
  }
  await ana.presses("Escape");

  // From the device, by the service worker, whose copy of the page has the nonce of its own header.
  await ana.keepsTheAppForLater();
  await ana.line.drop();
  await ana.opens(guide);
  await ana.guide.opens("Speaker");
  await ana.guide.enters("Definition");
  await ana.page.locator(".cm-editor").first().waitFor();
  await ana.line.pass();
  await ana.guide.waitsForPill("Synced");

  expect(hers.filter((fault) => !fault.includes("net::ERR_"))).toEqual([]);
  expect(his).toEqual([]);
});

test("[I25] what others would do is forbidden: script in the page, out of text, from elsewhere; styles; frames; foreign workers", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.heading.waitFor();
  const tried = await ana.page.evaluate(async () => {
    const outcome = async (act: () => unknown) => {
      const forbidden = new Promise<string>((resolve) =>
        addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true }),
      );
      try {
        await act();
      } catch {
        // Some throw, some only say so.
      }
      return forbidden;
    };
    const add = (tag: string, fields: object) => () => document.body.append(Object.assign(document.createElement(tag), fields));
    return {
      markup: await outcome(() => document.body.insertAdjacentHTML("beforeend", "<b>x</b>")),
      evaluated: await outcome(() => Reflect.construct(Function, ["1"])),
      inline: await outcome(add("script", { textContent: "1" })),
      elsewhere: await outcome(add("script", { src: "http://127.0.0.1:1/x.js" })),
      worker: await outcome(() => new Worker("blob:null/x")),
      ownFileThatIsNoScript: await outcome(() => new Worker("/api/v1/openapi.json")),
      style: await outcome(add("style", { textContent: "body { color: red }" })),
      styleOfElement: await outcome(() => document.body.setAttribute("style", "color: red")),
      frame: await outcome(add("iframe", { src: "/" })),
      image: await outcome(add("img", { src: "http://127.0.0.1:1/x.png" })),
      call: await outcome(() => fetch("http://127.0.0.1:1/")),
      policy: await outcome(() =>
        (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy(
          "mine",
          {},
        ),
      ),
    };
  });
  expect(tried).toEqual({
    markup: "require-trusted-types-for",
    evaluated: "require-trusted-types-for",
    inline: "require-trusted-types-for",
    elsewhere: "require-trusted-types-for",
    worker: "require-trusted-types-for",
    ownFileThatIsNoScript: "require-trusted-types-for",
    style: "style-src-elem",
    styleOfElement: "style-src-attr",
    frame: "frame-src",
    image: "img-src",
    call: "connect-src",
    policy: "trusted-types",
  });
});

test("[I5][I36] on a plain network, by a name, somebody registers, publishes and is synced, and the browser complains of nothing", async () => {
  const story = await startStory();
  // The name leads to this machine, but no browser knows that: for it this is a network without TLS.
  const ana = await story.person("Ana", { flags: ["--host-resolver-rules=MAP harbour.lan 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] });
  const faults = await keepsAccountOfFaults(ana);
  await ana.page.goto(`http://harbour.lan:${ana.line.port}/`);
  expect(await ana.page.evaluate(() => isSecureContext)).toBe(false);
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.waitsForPill("Saved on this device");
  await ana.page.getByRole("button", { name: /^Saved on this device/ }).click();
  await ana.sees("it opens only while the server can be reached");
  await ana.presses("Escape");
  await ana.page.getByRole("button", { name: "Settings and account" }).click();
  await ana.page.getByRole("menuitem", { name: "Make an account" }).click();
  await ana.sees("somebody who listens to this network can read your password");
  await ana.home.closesDialog();
  await ana.home.registers(ana.account);
  await ana.home.publishes();
  await ana.home.closesDialog();
  await ana.guide.waitsForPill("Synced");
  const [cookie] = await ana.browser.cookies(`http://harbour.lan:${ana.line.port}`);
  expect(cookie).toMatchObject({ name: "orca_session", httpOnly: true, secure: false, sameSite: "Lax" });
  // Nobody was signed in at first, and was asked.
  expect(faults.filter((fault) => !fault.includes("401 (Unauthorized)"))).toEqual([]);
});
