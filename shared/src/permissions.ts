/**
 * Who may do what in a project: one table, read by HTTP, sockets and the interface.
 *
 * A permission level is not an ORCA role: roles are part of the model (domain.md 2.1).
 */
export const permissionLevels = ["owner", "editor", "commenter", "viewer"] as const;
export type PermissionLevel = (typeof permissionLevels)[number];

/** The level as people see it. */
export const levelNames: Record<PermissionLevel, string> = {
  owner: "Facilitator",
  editor: "Contributor",
  commenter: "Commenter",
  viewer: "Viewer",
};

/** One sentence for each level, shown where a level is chosen. */
export const levelMeanings: Record<PermissionLevel, string> = {
  owner: "Edits, invites people and deletes the project",
  editor: "Edits the model",
  commenter: "Reads, and comments as soon as there are comments",
  viewer: "Reads",
};

const rights = {
  "model/read": ["owner", "editor", "commenter", "viewer"],
  "model/write": ["owner", "editor"],
  "talk/write": ["owner", "editor", "commenter"],
  "members/read": ["owner", "editor", "commenter", "viewer"],
  "members/manage": ["owner"],
  "project/update": ["owner", "editor"],
  "project/delete": ["owner"],
} as const satisfies Record<string, readonly PermissionLevel[]>;

export type Action = keyof typeof rights;

/** What an API token may be used for; never for more than its person may do. */
export const tokenScopes = ["read", "write"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** Whether a token of this scope may be used for this. */
export const scopeAllows = (scope: TokenScope, action: Action): boolean => scope === "write" || action.endsWith("/read");

/** Whether a person at this level may do this; nobody without a level may do anything. */
export function may(level: PermissionLevel | null, action: Action): boolean {
  return level !== null && (rights[action] as readonly PermissionLevel[]).includes(level);
}
