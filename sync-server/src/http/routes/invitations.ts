/** Invitations: made, listed, changed, sent again and taken back by facilitators; read and accepted by whoever holds the link. */

import type { FastifyInstance } from "fastify";
import * as api from "#shared/api/invitations.ts";
import { fail } from "#shared/errors.ts";
import * as identity from "../../identity/invitations.ts";
import * as stored from "../../store/invitations.ts";
import { readProject } from "../../store/projects.ts";
import { linkBase } from "../link-base.ts";
import { listAnswer, offsetOf } from "../pages.ts";
import { serve, serveOpen } from "../serve-contract.ts";
import type { Services } from "../services.ts";
import { summaryOf } from "./projects.ts";

export function serveInvitations(app: FastifyInstance, services: Services): void {
  const { collaboration, db, identityFile, settings } = services;

  serve(app, services, api.invite, async ({ params, body, person, request }) => {
    const base = linkBase(settings, request);
    const invited = await identity.invite(services, { ...body, projectId: params.id, inviter: person, base });
    if (!("member" in invited)) return { outcome: "invited" as const, ...sentAnswer(invited) };
    collaboration.changeLevel(params.id, invited.member.id, invited.member.level);
    await identityFile.write();
    return { outcome: "member" as const, member: invited.member };
  });

  serve(app, services, api.listInvitations, async ({ params, query }) => {
    const { invitations, total } = await stored.listInvitations(db, params.id, offsetOf(query));
    return listAnswer(invitations.map(invitationAnswer), query, total);
  });

  serve(app, services, api.changeInvitation, async ({ params, body }) => {
    if (!(await stored.changeInvitationLevel(db, params.id, params.invitation, body.level))) fail("invitation/unknown");
    await identityFile.write();
    return invitationAnswer((await stored.readInvitation(db, params.id, params.invitation)) ?? fail("invitation/unknown"));
  });

  serve(app, services, api.resendInvitation, async ({ params, person, request }) => {
    const inviting = { projectId: params.id, inviter: person, base: linkBase(settings, request) };
    return sentAnswer(await identity.resend(services, { ...inviting, id: params.invitation }));
  });

  serve(app, services, api.removeInvitation, async ({ params }) => {
    if (!(await stored.removeInvitation(db, params.id, params.invitation))) fail("invitation/unknown");
    await identityFile.write();
    return undefined;
  });

  serveOpen(app, api.readInvitation, async ({ body, request }) => {
    const { project, level, email, invitedBy, isRegistered } = await identity.open(services, { secret: body.secret, address: request.ip });
    return { project, level, email, invited_by: invitedBy, is_registered: isRegistered };
  });

  serve(app, services, api.acceptInvitation, async ({ body, person }) => {
    const { projectId, level } = await identity.accept(services, { secret: body.secret, person });
    if (level) collaboration.changeLevel(projectId, person.id, level);
    return summaryOf((await readProject(db, person.id, projectId)) ?? fail("project/gone"));
  });
}

const sentAnswer = ({ invitation, ...told }: identity.Sent) => ({ invitation: invitationAnswer(invitation), ...told });

const invitationAnswer = ({ id, email, level, invitedBy, sentAt, expiresAt, openedAt, mail }: stored.StoredInvitation): api.Invitation => ({
  id,
  email,
  level,
  invited_by: invitedBy,
  sent_at: sentAt.toISOString(),
  expires_at: expiresAt.toISOString(),
  opened_at: openedAt?.toISOString() ?? null,
  mail,
});
