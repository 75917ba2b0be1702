/** The quick way between servers by itself. Rule N5, docs/spec/instances.md. */
import { expect, test } from "vitest";
import { RedisLink } from "#server/collaboration/redis-link.ts";
import { startRedis } from "#tests/support/redis.ts";
import { silent, until } from "./world.ts";

test("[N5] a document that is opened again at once is followed, though it has just been left", async () => {
  const redis = await startRedis();
  const link = new RedisLink({ url: redis.url(), own: "own", log: silent, onUp: () => {} });
  await until(() => link.isUp);
  const [before, after]: string[][] = [[], []];
  await link.follow("d", (message) => before?.push(String(message)));
  link.leave("d");
  await link.follow("d", (message) => after?.push(String(message)));
  await until(() => {
    link.publish("d", Buffer.from("edit"));
    return (after?.length ?? 0) > 0;
  });
  expect(before).toEqual([]);
  await link.close();
  await redis.stop();
});
