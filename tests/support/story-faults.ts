/**
 * Everything a browser complains of while somebody works: errors and warnings on the console, of the page and its workers, errors
 * nobody caught, and whatever the content policy forbade.
 */
import type { Person } from "./story-person.ts";

/** @returns a list that grows; what the page loads from now on is listened to */
export async function keepsAccountOfFaults({ browser }: Person): Promise<readonly string[]> {
  const faults: string[] = [];
  browser.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`${message.type()}: ${message.text()}`);
  });
  browser.on("weberror", (error) => faults.push(`not caught: ${error.error().message}`));
  await browser.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
      reportError(new Error(`forbidden by ${effectiveDirective}: ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`)),
    );
  });
  return faults;
}
