/**
 * What to ask about an object that invites too little: verbs by the part of its life they belong to (domain.md 1.2, step 3).
 */
import { foldName, plainWords } from "../schema/names.ts";

export type Crud = "create" | "read" | "update" | "delete";
export const cruds: readonly Crud[] = ["create", "read", "update", "delete"];

export interface CtaPrompt {
  readonly group: string;
  /** Shown when the group is opened; `{object}` and `{objects}` are filled. */
  readonly ask: string;
  readonly verbs: readonly string[];
}

/** Verbs offered for each of the four that nobody does yet. */
export const crudPrompts: Readonly<Record<Crud, CtaPrompt>> = {
  create: {
    group: "Create",
    ask: "How does {object} come to be, and who makes it?",
    verbs: ["Create", "Add", "Request", "Duplicate", "Import"],
  },
  read: { group: "Read", ask: "Who looks at {objects}, and to find out what?", verbs: ["View", "Find", "Compare", "Track"] },
  update: { group: "Update", ask: "Who changes {object}, and when is that still allowed?", verbs: ["Edit", "Rename", "Move", "Correct"] },
  delete: { group: "Delete", ask: "What happens to {object} at the end of its life?", verbs: ["Delete", "Cancel", "Archive", "Withdraw"] },
};

/** Beyond the four. */
export const furtherPrompts: readonly CtaPrompt[] = [
  { group: "Workflow", ask: "Which steps does {object} go through?", verbs: ["Submit", "Approve", "Return", "Publish", "Close"] },
  { group: "Lifecycle", ask: "How is {object} paused, kept or brought back?", verbs: ["Publish", "Archive", "Restore", "Reopen"] },
  { group: "Assignment", ask: "Who is given {object}, and by whom?", verbs: ["Assign", "Invite", "Hand over", "Claim"] },
  { group: "Social", ask: "What do people do with each other around {object}?", verbs: ["Share", "Follow", "Comment on", "Rate"] },
  { group: "In bulk", ask: "What is done to many {objects} at once?", verbs: ["Select all", "Merge", "Reorder", "Print all"] },
  { group: "Export", ask: "Where do {objects} go outside the product?", verbs: ["Export", "Print", "Download", "Subscribe to"] },
  { group: "Organise", ask: "How do people keep {objects} in order?", verbs: ["Pin", "Tag", "Bookmark", "Filter"] },
];

/** What takes another one back. */
const contras: readonly (readonly [verb: string, contra: string])[] = [
  ["Bookmark", "Remove bookmark"],
  ["Follow", "Unfollow"],
  ["Subscribe", "Unsubscribe"],
  ["Join", "Leave"],
  ["Publish", "Unpublish"],
  ["Archive", "Restore"],
  ["Delete", "Restore"],
  ["Submit", "Withdraw"],
  ["Approve", "Return"],
  ["Accept", "Decline"],
  ["Assign", "Unassign"],
  ["Pin", "Unpin"],
  ["Lock", "Unlock"],
  ["Close", "Reopen"],
  ["Buy", "Return"],
  ["Book", "Cancel"],
  ["Reserve", "Cancel"],
  ["Register", "Cancel"],
  ["Check in", "Check out"],
  ["Share", "Stop sharing"],
  ["Invite", "Take back the invitation"],
  ["Start", "Stop"],
  ["Pause", "Resume"],
  ["Mute", "Unmute"],
  ["Hide", "Show"],
  ["Comment", "Report"],
];

const contraOf = new Map(contras.map(([verb, contra]) => [foldName(verb), contra]));

/** The verb that takes this one back, or "". */
export const contraVerb = (verb: string): string => contraOf.get(foldName(verb)) ?? "";

const crudOfWord = new Map<string, Crud>([
  ...words(
    "create",
    "add create new make book buy register request submit import duplicate copy invite upload write ask raise reserve draft order",
  ),
  ...words("read", "view see find search read open track compare watch browse list show export print download check filter count"),
  ...words("update", "edit update change rename move set assign schedule publish approve reorder correct swap merge transfer lock confirm"),
  ...words("delete", "delete remove cancel archive withdraw revoke discard end unfollow unsubscribe leave"),
]);

function words(crud: Crud, list: string): [string, Crud][] {
  return list.split(" ").map((word) => [word, crud]);
}

/** The kind a verb usually is, by its first word; "" where that is not clear. */
export function crudOfVerb(verb: string): Crud | "" {
  return crudOfWord.get(plainWords(verb)[0] ?? "") ?? "";
}
