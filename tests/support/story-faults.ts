/**
 * Everything a browser complains of while somebody works: errors and warnings on the console, of the page and its workers, errors
 * nobody caught, and whatever the content policy forbade.
 */
import type { Route } from "playwright-core";
import type { Person } from "./story-person.ts";

/** Said by whoever hears of a violation; the page's console does not tell those of workers. */
const tellViolations = `addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
  console.error(\`forbidden by \${effectiveDirective}: \${blockedURI} at \${sourceFile}:\${lineNumber} \${sample}\`));`;

/** @returns a list that grows; what the page and its workers load from now on is listened to */
export async function keepsAccountOfFaults({ browser }: Person): Promise<readonly string[]> {
  const faults: string[] = [];
  browser.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`${message.type()}: ${message.text()}`);
  });
  browser.on("weberror", (error) => faults.push(`not caught: ${error.error().message}`));
  await browser.addInitScript(tellViolations);
  await browser.route(/-worker-[^/]*\.js$/, listenInside);
  return faults;
}

/** A worker says of itself what it was forbidden. Its file comes from this machine, whatever name the browser knows it by. */
async function listenInside(route: Route): Promise<void> {
  try {
    const answer = await route.fetch({
      url: route
        .request()
        .url()
        .replace(/\/\/[^:/]+/, "//127.0.0.1"),
    });
    await route.fulfill({ response: answer, body: `${tellViolations}\n${await answer.text()}` });
  } catch {
    // The browser was closed meanwhile; a worker that lacks its file is noticed by whoever waits for it.
  }
}
