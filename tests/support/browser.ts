/**
 * Chromium for stories: one profile folder is one device, so that closing and reopening the browser is the real thing.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { findChromium } from "./browser-setup.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Loopback is all that a story may reach.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export interface Device {
  /** Opens the browser on this device; everything it stored before is still there. */
  open(): Promise<BrowserContext>;
  /** Forgets the device. Close its browser first. */
  discard(): void;
}

export interface DeviceOptions {
  readonly dark?: boolean;
  readonly flags?: readonly string[];
}

/** A new, empty device. */
export function makeDevice(options: DeviceOptions = {}): Device {
  const profile = mkdtempSync(join(tmpdir(), "orca-device-"));
  return {
    open: () =>
      chromium.launchPersistentContext(profile, {
        executablePath: findChromium(),
        headless: true,
        args: [...flags, ...(options.flags ?? [])],
        viewport: { width: 1440, height: 900 },
        colorScheme: options.dark ? "dark" : "light",
        reducedMotion: "reduce",
        locale: "en-GB",
      }),
    discard: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
}
