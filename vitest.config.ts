import { defineConfig } from "vitest/config";

/**
 * Groups run one after the other: first what is pure, then servers on real ports, then stories, two at a time. Two cores can not feed
 * browsers, servers on two databases and ten thousand schedules at once, and a story that waits for a core tells nothing.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "rules",
          include: ["tests/{shared,client,house}/**/*.test.{ts,tsx}"],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "convergence",
          include: ["tests/convergence/**/*.test.ts"],
          testTimeout: 600_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "server",
          include: ["tests/sync-server/**/*.test.ts"],
          exclude: ["tests/sync-server/**/*.pg.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "postgres",
          // What reads or writes tables or the journal, once more on a real Postgres, and what there is only there.
          include: [
            "tests/sync-server/**/*.pg.test.ts",
            "tests/sync-server/collaboration/{admission,lifetime,projector}.test.ts",
            "tests/sync-server/http/{accounts,invitations,own-account,password-resets,plain-clients,projects,rights-live,session-list,tokens}.test.ts",
            "tests/sync-server/identity/sessions.test.ts",
            "tests/sync-server/start/seed.test.ts",
            "tests/sync-server/store/{changes,tables}.test.ts",
          ],
          globalSetup: ["tests/support/postgres-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "stories",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/browser-setup.ts"],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // Browsers, servers and people at once on two cores: once is chance, twice is a defect. Retries are in the report.
          retry: 1,
          // A busy machine takes its time; what never comes still fails.
          expect: { poll: { timeout: 15_000 } },
          // Alone, a story leaves a third of two cores idle: it waits for pages, pauses and the disk (docs/decisions/0029).
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
