/** Projects and the people in them. Rules I12, I13, I19, I20, docs/spec/identity.md. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeProjectId } from "#shared/ids.ts";
import { startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";

let server: TestServer;
let ann: TestPerson;
let ed: TestPerson;
let vi: TestPerson;
let bob: TestPerson;
beforeAll(async () => {
  server = await startTestServer({ limits: { projectsPerPerson: 20, membersPerProject: 5 }, rates: { callsPerMinute: 10_000 } });
  [ann, ed, vi, bob] = await Promise.all([server.register("Ann"), server.register("Ed"), server.register("Vi"), server.register("Bob")]);
});
afterAll(() => server.discard());

async function sharedProject(): Promise<string> {
  const project = await server.publish(ann);
  await server.addMember(ann, project, ed, "editor");
  await server.addMember(ann, project, vi, "viewer");
  return project;
}
const as = (person: TestPerson | null) => (person ? { cookie: person.cookie } : {});
const codeOf = async (answer: ReturnType<TestServer["ask"]>) => (await answer).body.error?.code;

describe("publishing", () => {
  test("a published project is its publisher's, and repeating it changes nothing", async () => {
    const body = { id: makeProjectId(), name: "Harbour" };
    const first = await server.ask("POST", "/projects", { ...as(ann), body });
    const second = await server.ask("POST", "/projects", { ...as(ann), body: { ...body, name: "Other" } });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(first.body).toMatchObject({ name: "Harbour", epoch: 1, level: "owner", objects: 0, people: [{ id: ann.id, name: "Ann" }] });
  });

  test("an id that is somebody else's is refused, and says nothing of it", async () => {
    const id = await server.publish(ann);
    const answer = await server.ask("POST", "/projects", { ...as(bob), body: { id, name: "Mine" } });
    expect([answer.status, answer.body.error?.code, answer.body.error?.details]).toEqual([409, "project/taken", {}]);
  });

  test("[I20] an id that was removed comes back with the next generation, so nobody meets the old documents", async () => {
    const id = await server.publish(ann);
    expect((await server.ask("DELETE", `/projects/${id}`, as(ann))).status).toBe(204);
    expect(await codeOf(server.ask("GET", `/projects/${id}`, as(ann)))).toBe("project/gone");
    const again = await server.ask("POST", "/projects", { ...as(bob), body: { id, name: "Again" } });
    expect(again.body).toMatchObject({ epoch: 2, level: "owner" });
  });

  test("one person shares a bounded number of projects", async () => {
    const many = await server.register("Many");
    for (let count = 0; count < 20; count++) await server.publish(many);
    const answer = await server.ask("POST", "/projects", { ...as(many), body: { id: makeProjectId(), name: "One more" } });
    expect([answer.body.error?.code, answer.body.error?.message]).toEqual([
      "project/limit",
      "20 projects is the most that one person can share.",
    ]);
  });

  test("lists come in pages, the last changed first, with only one's own", async () => {
    const pia = await server.register("Pia");
    const ids = [await server.publish(pia), await server.publish(pia), await server.publish(pia)];
    const { body } = await server.ask("GET", "/projects?page=2&page_size=2", as(pia));
    expect(body.meta).toEqual({ page: 2, page_size: 2, total: 3 });
    expect((body.data as { id: string }[]).map(({ id }) => id)).toEqual([ids[0]]);
    expect(await codeOf(server.ask("GET", "/projects?page_size=101", as(pia)))).toBe("request/invalid");
  });
});

describe("who may do what", () => {
  test("[I13] every route answers each level as its contract says, and nothing else is served", async () => {
    const { body } = await server.ask("GET", "/openapi.json");
    const routes = Object.entries(body.paths as Record<string, Record<string, unknown>>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace("/api/v1", "")}`),
    );
    expect(routes.filter((route) => !route.includes("/auth/")).sort()).toEqual(Object.keys(matrix).sort());
    for (const [route, expected] of Object.entries(matrix)) {
      for (const [who, statuses] of Object.entries(expected))
        expect([route, who, await tryRoute(route, who)]).toEqual([route, who, statuses]);
    }
  });

  /** owner, editor, viewer, somebody outside, nobody */
  const matrix: Record<string, Record<string, number>> = {
    "GET /users/me": { ann: 200, ed: 200, vi: 200, bob: 200, nobody: 401 },
    "PATCH /users/me": { ann: 200, ed: 200, vi: 200, bob: 200, nobody: 401 },
    "PATCH /users/me/preferences": { ann: 200, ed: 200, vi: 200, bob: 200, nobody: 401 },
    "POST /users/me/verification": { ann: 204, ed: 204, vi: 204, bob: 204, nobody: 401 },
    "GET /users/me/sessions": { ann: 200, ed: 200, vi: 200, bob: 200, nobody: 401 },
    "DELETE /users/me/sessions": { ann: 204, ed: 204, vi: 204, bob: 204, nobody: 401 },
    "DELETE /users/me/sessions/{session}": { ann: 404, ed: 404, vi: 404, bob: 404, nobody: 401 },
    "GET /users/me/tokens": { ann: 200, ed: 200, vi: 200, bob: 200, nobody: 401 },
    "POST /users/me/tokens": { ann: 201, ed: 201, vi: 201, bob: 201, nobody: 401 },
    "DELETE /users/me/tokens/{token}": { ann: 404, ed: 404, vi: 404, bob: 404, nobody: 401 },
    "GET /projects": { ann: 200, ed: 200, vi: 200, bob: 200, nobody: 401 },
    "POST /projects": { ann: 201, ed: 409, vi: 409, bob: 409, nobody: 401 },
    "GET /projects/{id}": { ann: 200, ed: 200, vi: 200, bob: 404, nobody: 401 },
    "GET /projects/{id}/members": { ann: 200, ed: 200, vi: 200, bob: 404, nobody: 401 },
    "GET /projects/{id}/writers": { ann: 200, ed: 200, vi: 200, bob: 404, nobody: 401 },
    "PATCH /projects/{id}/members/{person}": { ann: 200, ed: 403, vi: 403, bob: 404, nobody: 401 },
    "DELETE /projects/{id}/members/{person}": { ann: 204, ed: 403, vi: 403, bob: 404, nobody: 401 },
    "DELETE /projects/{id}/members/me": { ann: 409, ed: 204, vi: 204, bob: 404, nobody: 401 },
    "GET /projects/{id}/invitations": { ann: 200, ed: 403, vi: 403, bob: 404, nobody: 401 },
    "POST /projects/{id}/invitations": { ann: 201, ed: 403, vi: 403, bob: 404, nobody: 401 },
    "PATCH /projects/{id}/invitations/{invitation}": { ann: 404, ed: 403, vi: 403, bob: 404, nobody: 401 },
    "DELETE /projects/{id}/invitations/{invitation}": { ann: 404, ed: 403, vi: 403, bob: 404, nobody: 401 },
    "POST /projects/{id}/invitations/{invitation}/send": { ann: 404, ed: 403, vi: 403, bob: 404, nobody: 401 },
    "POST /invitations/read": { ann: 404, ed: 404, vi: 404, bob: 404, nobody: 404 },
    "POST /invitations/accept": { ann: 404, ed: 404, vi: 404, bob: 404, nobody: 401 },
    "GET /server": { ann: 200, ed: 200, vi: 200, bob: 200, nobody: 200 },
    "DELETE /projects/{id}": { ann: 204, ed: 403, vi: 403, bob: 404, nobody: 401 },
  };

  let tried: string | null = null;

  /** In a project that nobody has changed yet. */
  async function tryRoute(route: string, who: string): Promise<number> {
    const [method = "", template = ""] = route.split(" ");
    tried ??= await sharedProject();
    const body = bodyOf(route, tried);
    const query = route.endsWith("writers") ? "?clients=1,2" : "";
    const path = `${template.replace("{id}", tried).replace("{person}", vi.id)}${query}`;
    const cookie = { ann, ed, vi, bob }[who]?.cookie;
    const { status } = await server.ask(method, path, { ...(cookie ? { cookie } : {}), ...(body ? { body } : {}) });
    if (method === "GET" || status >= 300) return status;
    await server.ask("DELETE", `/projects/${tried}`, as(ann));
    tried = null;
    return status;
  }

  function bodyOf(route: string, project: string): unknown {
    if (route === "POST /projects") return { id: project, name: "Taken" };
    if (route === "POST /users/me/tokens") return { name: "Script", scope: "read" };
    if (route.startsWith("POST /invitations/")) return { secret: "s".repeat(43) };
    if (route === "POST /projects/{id}/invitations") return { email: bob.email, level: "viewer" };
    if (route.startsWith("PATCH /users/me")) return {};
    return route.startsWith("PATCH") ? { level: "commenter" } : undefined;
  }

  test("[I12] a project that is missing, forbidden or no id at all gives one and the same answer", async () => {
    const project = await sharedProject();
    const answers = await Promise.all(
      [project, makeProjectId(), "short", "a%00b", ".."].map((id) => server.ask("GET", `/projects/${id}/members`, as(bob))),
    );
    const said = answers.slice(0, 4).map(({ status, body: { error } }) => [status, error?.code, error?.message, error?.details]);
    expect(new Set(said.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(said[0]?.slice(0, 2)).toEqual([404, "project/gone"]);
  });

  test("[I13] a body with more than its contract names is refused, and nothing is stored", async () => {
    const extra = { owner_id: bob.id, role: "owner", created_by: bob.id, project_id: "x" };
    for (const [key, value] of Object.entries(extra)) {
      const answer = await server.ask("POST", "/projects", { ...as(bob), body: { id: makeProjectId(), name: "Extra", [key]: value } });
      expect([answer.status, answer.body.error?.code]).toEqual([400, "request/invalid"]);
    }
    const { body } = await server.ask("GET", "/projects", as(bob));
    expect((body.data as { name: string }[]).filter(({ name }) => name === "Extra")).toEqual([]);
  });

  test("[I13] addresses of people are shown to facilitators only", async () => {
    const project = await sharedProject();
    const emails = async (person: TestPerson) =>
      ((await server.ask("GET", `/projects/${project}/members`, as(person))).body.data as { email?: string }[]).filter(
        ({ email }) => email,
      );
    expect(await emails(ann)).toHaveLength(3);
    expect(await emails(ed)).toHaveLength(0);
  });
});

describe("members", () => {
  test("[I19] the last facilitator can neither leave nor step down", async () => {
    const project = await sharedProject();
    const path = `/projects/${project}/members/${ann.id}`;
    expect(await codeOf(server.ask("PATCH", path, { ...as(ann), body: { level: "viewer" } }))).toBe("member/last-owner");
    expect(await codeOf(server.ask("DELETE", path, as(ann)))).toBe("member/last-owner");
    await server.ask("PATCH", `/projects/${project}/members/${ed.id}`, { ...as(ann), body: { level: "owner" } });
    expect((await server.ask("DELETE", path, as(ann))).status).toBe(204);
    expect(await codeOf(server.ask("GET", `/projects/${project}`, as(ann)))).toBe("project/gone");
  });

  test("[I19] of two facilitators who step down at once, one stays", async () => {
    const project = await sharedProject();
    await server.ask("PATCH", `/projects/${project}/members/${ed.id}`, { ...as(ann), body: { level: "owner" } });
    const down = (person: TestPerson) =>
      server.ask("PATCH", `/projects/${project}/members/${person.id}`, { ...as(person), body: { level: "editor" } });
    const outcomes = await Promise.all([down(ann), down(ed)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test("[AC4] somebody twice and one too many are told apart", async () => {
    const project = await sharedProject();
    const add = (email: string) =>
      codeOf(server.ask("POST", `/projects/${project}/invitations`, { ...as(ann), body: { email, level: "viewer" } }));
    expect(await add(ed.email)).toBe("member/already");
    await server.addMember(ann, project, bob, "viewer");
    await server.addMember(ann, project, await server.register("Fifth"), "viewer");
    expect(await add((await server.register("Sixth")).email)).toBe("member/limit");
  });
});
