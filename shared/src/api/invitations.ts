/** Inviting people into a project by their address. The link is `/invitation#<secret>`. */
import { z } from "zod";
import { projectIdPattern } from "../ids.ts";
import { permissionLevels } from "../permissions.ts";
import { email, linkSecret } from "./auth.ts";
import { contract, listOf, pageQuery } from "./contract.ts";
import { member, projectSummary } from "./projects.ts";

const level = z.enum(permissionLevels);
const byProject = z.object({ id: z.string().regex(projectIdPattern, "is not a project id") });
const byInvitation = byProject.extend({ invitation: z.string().max(64) });
/** null: their account is gone. */
const inviter = z.object({ id: z.string(), name: z.string() }).nullable();

/** How its newest mail fared: a mail server took it, it did not, or this server sends none. */
export const mailStates = ["sent", "failed", "none"] as const;
export type MailState = (typeof mailStates)[number];

export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  level,
  invited_by: inviter,
  sent_at: z.string(),
  expires_at: z.string(),
  /** When its link was first looked at. */
  opened_at: z.string().nullable(),
  mail: z.enum(mailStates),
});
export type Invitation = z.infer<typeof invitation>;

const sent = {
  invitation,
  /** Only where the server sends no mail (`mail` is "none"): for the facilitator to pass on. */
  link: z.string().optional(),
  /** When `mail` is "failed": what fits `{why}` of `invitation/not-mailed`. */
  why: z.string().optional(),
};

/**
 * Somebody whose address is proven (where the server sends no mail: registered) is a member at once, everybody else is invited.
 * Inviting an address again sends anew, at the new level, and the link before opens nothing any more.
 */
export const invite = contract({
  method: "POST",
  path: "/projects/:id/invitations",
  summary: "Invite somebody by their address",
  permission: "members/manage",
  params: byProject,
  body: z.strictObject({ email, level }),
  answer: z.discriminatedUnion("outcome", [
    z.object({ outcome: z.literal("member"), member }),
    z.object({ outcome: z.literal("invited"), ...sent }),
  ]),
  status: 201,
  errors: ["member/already", "member/limit", "request/too-many", "project/gone", "project/forbidden"],
});

/** Those that were not accepted yet, expired ones too; the newest first. */
export const listInvitations = contract({
  method: "GET",
  path: "/projects/:id/invitations",
  summary: "Invitations that wait to be accepted",
  permission: "members/manage",
  params: byProject,
  query: pageQuery,
  answer: listOf(invitation),
  errors: ["project/gone", "project/forbidden"],
});

export const changeInvitation = contract({
  method: "PATCH",
  path: "/projects/:id/invitations/:invitation",
  summary: "Change the level that an invitation will give",
  permission: "members/manage",
  params: byInvitation,
  body: z.strictObject({ level }),
  answer: invitation,
  errors: ["invitation/unknown", "project/gone", "project/forbidden"],
});

/** With a new secret and a new end; the link before opens nothing any more. */
export const resendInvitation = contract({
  method: "POST",
  path: "/projects/:id/invitations/:invitation/send",
  summary: "Send an invitation again",
  permission: "members/manage",
  params: byInvitation,
  answer: z.object(sent),
  errors: ["invitation/unknown", "request/too-many", "project/gone", "project/forbidden"],
});

export const removeInvitation = contract({
  method: "DELETE",
  path: "/projects/:id/invitations/:invitation",
  summary: "Take an invitation back",
  permission: "members/manage",
  params: byInvitation,
  errors: ["invitation/unknown", "project/gone", "project/forbidden"],
});

/** For whoever holds the link, signed in or not. */
export const readInvitation = contract({
  method: "POST",
  path: "/invitations/read",
  summary: "What an invitation is for",
  permission: "nobody",
  body: z.strictObject({ secret: linkSecret }),
  answer: z.object({
    project: z.object({ id: z.string(), name: z.string() }),
    level,
    email: z.string(),
    invited_by: inviter,
    /** Whether there is an account with this address: sign in, or register. */
    is_registered: z.boolean(),
  }),
  errors: ["invitation/unknown", "invitation/used", "invitation/expired", "request/too-many"],
});

/** Whoever is in the project already, by this invitation, gets the project as if they had accepted now. */
export const acceptInvitation = contract({
  method: "POST",
  path: "/invitations/accept",
  summary: "Join the project that one is invited to",
  permission: "anybody",
  body: z.strictObject({ secret: linkSecret }),
  answer: projectSummary,
  errors: ["invitation/unknown", "invitation/used", "invitation/expired", "invitation/other-address", "member/limit"],
});
