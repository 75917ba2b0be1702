/**
 * Before the stories: is there a Chromium, and is the built client younger than its source?
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./repository.ts";

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Path of the browser. `CHROMIUM_PATH` wins over the usual places. */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH;
  const found = (given ? [given] : usualPlaces).find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    `${given ? `There is no browser at CHROMIUM_PATH (${given}).` : "The stories need Chromium, and it is not installed."} ` +
      "Install it (on Debian: apt-get install chromium) or set CHROMIUM_PATH to its program.",
  );
}

/** Builds the client unless `dist/client` is younger than everything it is made of. */
export function buildClient(): void {
  const built = modifiedAt(join(repository, "dist/client/index.html"));
  if (built > Math.max(...["client", "shared/src", "package-lock.json"].map((path) => newestIn(join(repository, path))))) return;
  execFileSync(process.execPath, [join(repository, "node_modules/vite/bin/vite.js"), "build", "client"], {
    cwd: repository,
    stdio: ["ignore", "ignore", "inherit"],
    // The runner of tests says "test", and React would be built for developers.
    env: { ...process.env, NODE_ENV: "production" },
  });
}

export default function setup(): void {
  findChromium();
  buildClient();
}

function modifiedAt(path: string): number {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function newestIn(path: string): number {
  if (!statSync(path).isDirectory()) return modifiedAt(path);
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
