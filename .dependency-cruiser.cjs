/**
 * The walls of docs/architecture.md 4. A room may import only the rooms to its left; type-only imports count.
 */
const path = (folder) => `^${folder}/`;

/** Each room of `base` may import only what stands in its list (and itself). */
function rooms(base, allowed) {
  return Object.entries(allowed).map(([room, others]) => ({
    name: `${base}: ${room} reaches too far`,
    severity: "error",
    from: { path: `^${base}/${room}(/|\\.tsx?$)` },
    to: { path: path(base), pathNot: `^${base}/(${[room, ...others].join("|")})(/|\\.tsx?$|\\.css$)` },
  }));
}

module.exports = {
  forbidden: [
    { name: "no cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "every import resolves", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
    { name: "client and server never meet", severity: "error", from: { path: "^client/" }, to: { path: "^(sync-server|migrations)/" } },
    { name: "server and client never meet", severity: "error", from: { path: "^(sync-server|migrations)/" }, to: { path: "^client/" } },
    { name: "shared knows neither side", severity: "error", from: { path: "^shared/" }, to: { path: "^(client|sync-server|migrations)/" } },
    {
      name: "nothing imports tests or bench",
      severity: "error",
      from: { path: "^(shared|client|sync-server|migrations)/" },
      to: { path: "^(tests|bench)/" },
    },
    {
      name: "shared has no DOM, Node, React, SQL or sockets",
      severity: "error",
      from: { path: "^shared/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "shared imports yjs only in document, zod and order keys elsewhere",
      severity: "error",
      from: { path: "^shared/src/(?!document/)" },
      to: { path: "node_modules/(yjs|lib0|y-protocols|fractional-indexing)/" },
    },
    {
      name: "shared depends on few packages",
      severity: "error",
      from: { path: "^shared/" },
      to: { path: "node_modules/", pathNot: "node_modules/(yjs|lib0|zod|fractional-indexing|fflate|exceljs|jspdf)/" },
    },
    {
      name: "writers of file formats are imported only where files are made",
      severity: "error",
      from: { path: "^(shared|client|sync-server)/", pathNot: "^shared/src/export/" },
      to: { path: "node_modules/(fflate|exceljs|jspdf)/" },
    },
    {
      name: "only the project room of the client imports yjs and the provider",
      severity: "error",
      from: { path: "^client/src/(?!project/)" },
      to: { path: "node_modules/(yjs|y-indexeddb|y-protocols|@hocuspocus)/" },
    },
    {
      name: "only the store imports SQL",
      severity: "error",
      from: { path: "^sync-server/src/(?!store/)" },
      to: { path: "node_modules/(kysely|pg|@electric-sql)/" },
    },
    {
      name: "only the link between servers imports a Redis client",
      severity: "error",
      from: { path: "^sync-server/src/(?!collaboration/redis-link\\.ts$)" },
      to: { path: "node_modules/@redis/" },
    },
    {
      name: "only identity imports lucia and argon2",
      severity: "error",
      from: { path: "^sync-server/src/(?!identity/)" },
      to: { path: "node_modules/(lucia|@node-rs)/" },
    },
    {
      name: "only mail imports nodemailer",
      severity: "error",
      from: { path: "^(shared|client|sync-server)/", pathNot: "^sync-server/src/mail/" },
      to: { path: "node_modules/nodemailer/" },
    },
    {
      name: "views never import each other",
      severity: "error",
      from: { path: "^client/src/views/([^/]+)/" },
      to: { path: "^client/src/views/([^/]+)/", pathNot: "^client/src/views/$1/" },
    },
    ...rooms("shared/src", {
      errors: [],
      ids: [],
      permissions: [],
      presence: [],
      schema: ["errors", "ids", "permissions", "presence"],
      document: ["errors", "ids", "permissions", "presence", "schema"],
      artifacts: ["errors", "ids", "schema"],
      import: ["errors", "ids", "permissions", "presence", "schema", "document", "artifacts"],
      samples: ["errors", "ids", "permissions", "presence", "schema", "document", "artifacts", "import"],
      export: ["errors", "ids", "permissions", "presence", "schema", "artifacts"],
      api: ["errors", "ids", "permissions", "presence", "schema"],
    }),
    ...rooms("client/src", {
      parts: ["styles"],
      project: [],
      api: [],
      fields: ["parts", "project", "api", "styles"],
      views: ["parts", "project", "api", "fields", "styles"],
      app: ["parts", "project", "api", "fields", "views", "styles"],
    }),
    ...rooms("sync-server/src", {
      settings: [],
      log: ["settings"],
      store: ["settings", "log"],
      mail: ["settings", "log"],
      identity: ["settings", "log", "store", "mail"],
      collaboration: ["settings", "log", "store", "identity"],
      http: ["settings", "log", "store", "mail", "identity", "collaboration"],
      jobs: ["settings", "log", "store", "mail", "identity", "collaboration"],
      server: ["settings", "log", "store", "mail", "identity", "collaboration", "http", "jobs"],
    }),
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|data)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".css"],
      conditionNames: ["import", "node", "default"],
      exportsFields: ["exports"],
    },
  },
};
