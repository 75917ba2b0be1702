import { expect, test } from "vitest";
import { makeRoom } from "#client/parts/toast-room.ts";

const message = (says: string, stays = false) => ({ says, stays });
const shown = (...messages: readonly { says: string; stays?: boolean; tone?: string }[]) => makeRoom(messages).map(({ says }) => says);

test("[I54] of too many messages those go first that go by themselves, and the newest is always shown", () => {
  expect(shown(message("a"), message("b"), message("c"))).toEqual(["a", "b", "c"]);
  expect(shown(message("a"), message("b"), message("c"), message("d"))).toEqual(["b", "c", "d"]);
  expect(shown(message("lost", true), message("b"), message("c"), message("d"))).toEqual(["lost", "c", "d"]);
  expect(shown({ says: "error", tone: "error" }, message("lost", true), message("c"), message("d"))).toEqual(["error", "lost", "d"]);
  expect(shown(message("a", true), message("b", true), message("c", true), message("d"))).toEqual(["b", "c", "d"]);
});
