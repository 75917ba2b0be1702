/** How often somebody may try. Rules I8, I9, docs/spec/identity.md. */
import { expect, test } from "vitest";
import { addressKey, createTries } from "#server/identity/tries.ts";
import { defaultLimits } from "#server/settings.ts";
import type { OrcaError } from "#shared/errors.ts";

const email = "ann@orca.test";

function world() {
  let ms = 1_000_000;
  const tries = createTries(defaultLimits, () => ms);
  return {
    tries,
    pass: (more: number) => {
      ms += more;
    },
    /** Seconds to wait; 0 when the try was counted. */
    fails: (who = email, address = "10.0.0.1") => {
      try {
        tries.tryLogin(who, address);
        return 0;
      } catch (error) {
        return Number((error as OrcaError).details.seconds);
      }
    },
  };
}

test("[I8] five wrong passwords are free, then the wait doubles from one second to 15 minutes", () => {
  const { fails, pass } = world();
  for (let tries = 0; tries < 5; tries++) expect(fails()).toBe(0);
  for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
    expect(fails()).toBe(seconds);
    pass(seconds * 1000 - 1);
    expect(fails()).toBe(1);
    pass(1);
    expect(fails("ann@orca.test", `10.1.0.${seconds % 200}`)).toBe(0);
  }
});

test("[I8] a hundred tries at once are a hundred tries", () => {
  const { fails } = world();
  const counted = Array.from({ length: 100 }, () => fails()).filter((seconds) => seconds === 0);
  expect(counted).toHaveLength(5);
});

test("[I8] a right password takes the count back", () => {
  const { tries, fails } = world();
  for (let count = 0; count < 4; count++) fails();
  tries.tryLogin(email, "10.0.0.1").takeBack();
  for (let count = 0; count < 5; count++) expect(fails()).toBe(0);
  expect(fails()).toBe(1);
});

test("[I9] sixty wrong passwords from one address hold up that address alone, for at most 15 minutes", () => {
  const { fails, pass } = world();
  for (let person = 0; person < 60; person++) expect(fails(`p${person}@orca.test`)).toBe(0);
  expect(fails("other@orca.test")).toBe(900);
  expect(fails("other@orca.test", "10.0.0.2")).toBe(0);
  pass(900_000);
  expect(fails("other@orca.test")).toBe(0);
});

test("[I9] ten accounts an hour may be made from one address", () => {
  const { tries, pass } = world();
  for (let count = 0; count < 10; count++) tries.tryRegistration("10.0.0.1");
  expect(() => tries.tryRegistration("10.0.0.1")).toThrow("Too many requests");
  tries.tryRegistration("10.0.0.2");
  pass(3_600_000);
  tries.tryRegistration("10.0.0.1");
});

test.each([
  ["10.0.0.1", "10.0.0.1"],
  ["::ffff:10.0.0.1", "10.0.0.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::9", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
])("[I9] %s counts as %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});
