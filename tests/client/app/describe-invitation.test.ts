import { expect, test } from "vitest";
import { describeInvitation, describeMember, isLastOwner } from "#client/app/share/describe-invitation.ts";
import { describeInvited } from "#client/app/share/use-inviting.ts";
import type { Invitation } from "#shared/api/invitations.ts";

const now = new Date(2026, 4, 20, 15, 0).getTime();
const day = 24 * 60 * 60 * 1000;
const at = (days: number) => new Date(now + days * day).toISOString();
const invited = (more: Partial<Invitation>): Invitation => ({
  id: "i",
  email: "cleo@c.test",
  level: "viewer",
  invited_by: null,
  sent_at: at(-1),
  expires_at: at(13),
  opened_at: null,
  mail: "sent",
  ...more,
});

test("[I62] an invitation says when it was sent, whether it was opened, whether its mail went out, and when it expired", () => {
  expect(describeInvitation(invited({}), now)).toBe("Invited yesterday, not opened yet");
  expect(describeInvitation(invited({ sent_at: at(-5), opened_at: at(-4) }), now)).toBe("Opened 16 May, not accepted yet");
  expect(describeInvitation(invited({ sent_at: at(0), mail: "failed" }), now)).toBe("Invited just now, but the mail did not go out");
  expect(describeInvitation(invited({ sent_at: at(-15), expires_at: at(-1) }), now)).toBe("Expired yesterday");
});

test("[I62] a member is here now, or known by the address where that may be seen", () => {
  const me = { id: "me", name: "Ana", email: "ana@a.test" };
  const ben = { id: "ben", name: "Ben", email: "ben@b.test", level: "editor" } as const;
  expect(describeMember({ ...me, level: "owner" }, me, new Set())).toBe("On this device");
  expect(describeMember(ben, me, new Set(["ben"]))).toBe("Here now");
  expect(describeMember(ben, me, new Set())).toBe("ben@b.test");
  expect(describeMember({ id: "ben", name: "Ben", level: "editor" }, me, new Set())).toBe("Not here now");
});

test("[I63] the last facilitator is the only one at that level", () => {
  const [ana, ben] = [
    { id: "a", name: "Ana", level: "owner" },
    { id: "b", name: "Ben", level: "editor" },
  ] as const;
  expect(isLastOwner(ana, [ana, ben])).toBe(true);
  expect(isLastOwner(ben, [ana, ben])).toBe(false);
  expect(isLastOwner(ana, [ana, { ...ben, level: "owner" }])).toBe(false);
});

test("[I61] each address tells what came of it: in the project, a mail on its way, a link to pass on, a mail that failed", () => {
  const told = (more: Partial<Invitation>, rest: object = {}) =>
    describeInvited("cleo@c.test", "viewer", { outcome: "invited", invitation: invited(more), ...rest });
  expect(describeInvited("ben@b.test", "editor", { outcome: "member", member: { id: "b", name: "Ben", level: "editor" } })).toMatchObject({
    says: "Ben is in the project now.",
    isWrong: false,
    link: null,
  });
  expect(told({})).toMatchObject({ says: "cleo@c.test is invited as Viewer. The mail is on its way.", isWrong: false, link: null });
  expect(told({ mail: "none" }, { link: "https://a.test/invitation#x" })).toMatchObject({
    isWrong: false,
    link: "https://a.test/invitation#x",
  });
  expect(told({ mail: "failed" }, { why: "nobody answers" })).toMatchObject({
    says: "cleo@c.test: The invitation was made, but its mail could not be sent: nobody answers.",
    isWrong: true,
  });
});
