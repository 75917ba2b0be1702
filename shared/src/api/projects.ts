/** Projects on the server and the people in them. The model itself travels over the socket. */
import { z } from "zod";
import { projectIdPattern } from "../ids.ts";
import { permissionLevels } from "../permissions.ts";
import { contract, listOf, pageQuery } from "./contract.ts";

const projectId = z.string().regex(projectIdPattern, "is not a project id");
const level = z.enum(permissionLevels);

export const projectSummary = z.object({
  id: projectId,
  name: z.string(),
  /** Generation of its documents; part of their names (architecture.md 3). */
  epoch: z.number().int(),
  /** The caller's own level. */
  level,
  updated_at: z.string(),
  objects: z.number().int(),
  relationships: z.number().int(),
  /** First names are enough for avatars; at most 8. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type ProjectSummary = z.infer<typeof projectSummary>;

export const member = z.object({ id: z.string(), name: z.string(), email: z.string().optional(), level });
export type Member = z.infer<typeof member>;

const byProject = z.object({ id: projectId });
const byMember = z.object({ id: projectId, person: z.string().max(64) });

export const listProjects = contract({
  method: "GET",
  path: "/projects",
  summary: "My projects on this server",
  permission: "anybody",
  query: pageQuery,
  answer: listOf(projectSummary),
});

/** Publishing: the id is the device's own, so that copies of one project merge. Repeating it is harmless for its owner. */
export const publishProject = contract({
  method: "POST",
  path: "/projects",
  summary: "Give a project a place on this server",
  permission: "anybody",
  body: z.strictObject({ id: projectId, name: z.string().trim().min(1).max(200) }),
  answer: projectSummary,
  status: 201,
  errors: ["project/taken", "project/limit"],
});

export const readProject = contract({
  method: "GET",
  path: "/projects/:id",
  summary: "One project",
  permission: "model/read",
  params: byProject,
  answer: projectSummary,
  errors: ["project/gone"],
});

export const removeProject = contract({
  method: "DELETE",
  path: "/projects/:id",
  summary: "Take a project off this server",
  permission: "project/delete",
  params: byProject,
  errors: ["project/gone", "project/forbidden"],
});

export const listMembers = contract({
  method: "GET",
  path: "/projects/:id/members",
  summary: "People in a project; addresses only for facilitators",
  permission: "members/read",
  params: byProject,
  query: pageQuery,
  answer: listOf(member),
  errors: ["project/gone"],
});

export const writer = z.object({ client: z.number().int(), id: z.string(), name: z.string() });
export type WriterName = z.infer<typeof writer>;

/** A document knows its writers by numbers only; at most 50 at a time, those nobody knows are left out. */
export const listWriters = contract({
  method: "GET",
  path: "/projects/:id/writers",
  summary: "Whose some Yjs client ids of a project are",
  permission: "members/read",
  params: byProject,
  query: z.object({ clients: z.string().regex(/^\d{1,16}(?:,\d{1,16}){0,49}$/, "is not a list of client ids") }),
  answer: z.object({ data: z.array(writer) }),
  errors: ["project/gone"],
});

export const changeMember = contract({
  method: "PATCH",
  path: "/projects/:id/members/:person",
  summary: "Change a person's level",
  permission: "members/manage",
  params: byMember,
  body: z.strictObject({ level }),
  answer: member,
  errors: ["member/last-owner", "project/gone", "project/forbidden"],
});

export const removeMember = contract({
  method: "DELETE",
  path: "/projects/:id/members/:person",
  summary: "Take a person out of a project",
  permission: "members/manage",
  params: byMember,
  errors: ["member/last-owner", "project/gone", "project/forbidden"],
});

/** Its sockets close within a second. */
export const leaveProject = contract({
  method: "DELETE",
  path: "/projects/:id/members/me",
  summary: "Leave a project",
  permission: "members/read",
  params: byProject,
  errors: ["member/last-owner", "project/gone"],
});
