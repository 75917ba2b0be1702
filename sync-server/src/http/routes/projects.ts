/** Projects: publish, list, read, remove. */

import type { FastifyInstance } from "fastify";
import { listProjects, publishProject, readProject, removeProject } from "#shared/api/projects.ts";
import { fail } from "#shared/errors.ts";
import * as stored from "../../store/projects.ts";
import { listAnswer, offsetOf } from "../pages.ts";
import { serve } from "../serve-contract.ts";
import type { Services } from "../services.ts";

export function serveProjects(app: FastifyInstance, services: Services): void {
  const { db, identityFile, collaboration, settings } = services;

  serve(app, services, listProjects, async ({ person, query }) => {
    const { projects, total } = await stored.listProjects(db, person.id, offsetOf(query));
    return listAnswer(projects.map(summaryOf), query, total);
  });

  serve(app, services, publishProject, async ({ person, body }) => {
    const mine = await stored.readProject(db, person.id, body.id);
    if (mine?.level === "owner") return summaryOf(mine);
    const limit = settings.limits.projectsPerPerson;
    if ((await stored.countOwned(db, person.id)) >= limit) fail("project/limit", { limit });
    const made = await stored.createProject(db, { id: body.id, name: body.name, owner: person.id });
    if (made === "exists") fail("project/taken");
    await identityFile.write();
    return readOwn(body.id, person.id);
  });

  serve(app, services, readProject, ({ person, params }) => readOwn(params.id, person.id));

  serve(app, services, removeProject, async ({ params }) => {
    await stored.removeProject(db, params.id);
    collaboration.removeProject(params.id);
    await identityFile.write();
    return undefined;
  });

  async function readOwn(projectId: string, personId: string) {
    const project = await stored.readProject(db, personId, projectId);
    return project ? summaryOf(project) : fail("project/gone");
  }
}

export const summaryOf = ({ updatedAt, ...rest }: stored.ListedProject) => ({ ...rest, updated_at: updatedAt.toISOString() });
