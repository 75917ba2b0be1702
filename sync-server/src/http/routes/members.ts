/** People in a project. A change of rights reaches open sockets before it is answered. */

import type { FastifyInstance } from "fastify";
import { changeMember, leaveProject, listMembers, listWriters, removeMember } from "#shared/api/projects.ts";
import { fail } from "#shared/errors.ts";
import { may, type PermissionLevel } from "#shared/permissions.ts";
import { readWriters } from "../../store/client-ids.ts";
import * as stored from "../../store/members.ts";
import { listAnswer, offsetOf } from "../pages.ts";
import { serve } from "../serve-contract.ts";
import type { Services } from "../services.ts";

export function serveMembers(app: FastifyInstance, services: Services): void {
  const { db, identityFile, collaboration } = services;

  serve(app, services, listMembers, async ({ params, query, level }) => {
    const { members, total } = await stored.listMembers(db, params.id, offsetOf(query));
    return listAnswer(may(level, "members/manage") ? members : members.map(withoutAddress), query, total);
  });

  serve(app, services, listWriters, async ({ params, query }) => ({
    data: await readWriters(db, params.id, query.clients.split(",").map(Number)),
  }));

  serve(app, services, changeMember, async ({ params, body }) => {
    checkOutcome(await stored.changeLevel(db, { projectId: params.id, userId: params.person, level: body.level }));
    await settle(params.id, params.person, body.level);
    return (await stored.readMember(db, params.id, params.person)) ?? fail("request/not-found");
  });

  serve(app, services, removeMember, async ({ params }) => {
    checkOutcome(await stored.removeMember(db, params.id, params.person));
    await settle(params.id, params.person, null);
    return undefined;
  });

  serve(app, services, leaveProject, async ({ params, person }) => {
    checkOutcome(await stored.removeMember(db, params.id, person.id));
    await settle(params.id, person.id, null);
    return undefined;
  });

  async function settle(projectId: string, personId: string, level: PermissionLevel | null): Promise<void> {
    collaboration.changeLevel(projectId, personId, level);
    await identityFile.write();
  }
}

function checkOutcome(outcome: "changed" | "removed" | "unknown" | "last-owner"): void {
  if (outcome === "unknown") fail("request/not-found");
  if (outcome === "last-owner") fail("member/last-owner");
}

const withoutAddress = ({ id, name, level }: stored.StoredMember) => ({ id, name, level });
