/** API tokens of whoever is signed in. A revoked one loses its sockets before the call is answered. */

import type { FastifyInstance } from "fastify";
import { listTokens, makeToken, revokeToken } from "#shared/api/tokens.ts";
import { fail } from "#shared/errors.ts";
import * as identity from "../../identity/api-tokens.ts";
import * as stored from "../../store/api-tokens.ts";
import { listAnswer, offsetOf } from "../pages.ts";
import { serve } from "../serve-contract.ts";
import type { Services } from "../services.ts";

export function serveTokens(app: FastifyInstance, services: Services): void {
  const { db, identityFile, collaboration, settings } = services;

  serve(app, services, listTokens, async ({ person, query }) => {
    const { tokens, total } = await stored.listTokens(db, person.id, offsetOf(query));
    return listAnswer(tokens.map(answerOf), query, total);
  });

  serve(app, services, makeToken, async ({ person, body }) => {
    const { made, token } = await identity.makeToken(db, { ...body, person, most: settings.limits.tokensPerPerson });
    await identityFile.write();
    return { ...answerOf(made), token };
  });

  serve(app, services, revokeToken, async ({ person, params }) => {
    if (!(await stored.removeToken(db, person.id, params.token))) fail("request/not-found");
    collaboration.endSession(identity.tokenKey(params.token));
    await identityFile.write();
    return undefined;
  });
}

const answerOf = ({ createdAt, expiresAt, ...rest }: stored.StoredToken) => ({
  ...rest,
  created_at: createdAt.toISOString(),
  expires_at: expiresAt.toISOString(),
});
