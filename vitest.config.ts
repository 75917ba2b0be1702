import { defineConfig } from "vitest/config";

/** Rules run in one process each; stories in Chromium run one file at a time, since two cores can not feed two browsers and two servers. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "rules", include: ["tests/{shared,client,house}/**/*.test.{ts,tsx}"], testTimeout: 20_000 } },
      { test: { name: "server", include: ["tests/sync-server/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 60_000 } },
      { test: { name: "convergence", include: ["tests/convergence/**/*.test.ts"], testTimeout: 600_000 } },
      {
        test: {
          name: "stories",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/browser-setup.ts"],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
