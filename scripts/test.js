/**
 * `npm test`: static checks and every test. The last line is `N passed, N failed`; the static checks and the build count as one each.
 */
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildClient, findNode, installPackages, npmBeside, root } from "./prepare.js";

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

installPackages();
const node = findNode();
const hasBrowser = findBrowser() || installBrowser();
const hasPostgres = findPostgres() || installPostgres();
const hasRedis = findRedis() || installRedis();
const results = await checkAndBuild();
const without = [...(hasBrowser ? [] : ["!stories"]), ...(hasPostgres ? [] : ["!postgres"])];
const left = hasRedis ? [] : ["--exclude", "tests/**/*-redis.pg.test.ts"];
results.push(runTests([...without.flatMap((name) => ["--project", name]), ...left]));
if (!hasBrowser) results.push(one("stories in a browser", false));
if (!hasPostgres) results.push(one("server tests on Postgres", false));
if (!hasRedis) results.push(one("tests of several servers with Redis", false));

const passed = sum("passed");
const failed = sum("failed");
for (const { name } of results.filter((result) => result.name && result.failed > 0)) console.log(`Failed: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Neither needs the other, and each leaves a core idle. What the checks say is shown when both are done. */
async function checkAndBuild() {
  const folder = mkdtempSync(join(tmpdir(), "orca-checks-"));
  const path = join(folder, "said.txt");
  const said = openSync(path, "w");
  const checking = npmBeside(["run", "check"], said);
  const built = one("build", buildClient(node));
  const checked = one("static checks", (await checking) === 0);
  closeSync(said);
  process.stdout.write(readFileSync(path));
  rmSync(folder, { recursive: true, force: true });
  return [checked, built];
}

function one(name, fine) {
  return { name, passed: fine ? 1 : 0, failed: fine ? 0 : 1 };
}

function sum(key) {
  return results.reduce((total, result) => total + result[key], 0);
}

function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  return (given ? [given] : browsers).some((path) => existsSync(path));
}

function installBrowser() {
  if (install("chromium", "Chromium for the stories") && findBrowser()) return true;
  console.log(
    "The stories need Chromium, and it could not be installed. Install it, or set CHROMIUM_PATH to its program, and run the tests again.",
  );
  return false;
}

/** The programs of a Postgres of version 15 or later; the tests start one of their own with them. */
function findPostgres() {
  if (process.env.POSTGRES_BIN) return existsSync(join(process.env.POSTGRES_BIN, "initdb"));
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
  return versions.some((version) => Number(version) >= 15 && existsSync(join("/usr/lib/postgresql", version, "bin/initdb")));
}

function installPostgres() {
  if (install("postgresql", "Postgres for the server tests") && findPostgres()) return true;
  console.log(
    "The server tests need the programs of Postgres 15 or later, and they could not be installed. Install them, or set POSTGRES_BIN to their folder, and run the tests again.",
  );
  return false;
}

/** The program of a Redis; the tests start one of their own with it (tests/support/redis.ts). */
function findRedis() {
  const given = process.env.REDIS_BIN;
  return (given ? [given] : ["/usr/bin/redis-server", "/usr/local/bin/redis-server"]).some((path) => existsSync(path));
}

function installRedis() {
  if (install("redis-server", "Redis for the tests of several servers") && findRedis()) return true;
  console.log(
    "The tests of several servers need the program of Redis 6 or later, and it could not be installed. Install it, or set REDIS_BIN to its path, and run the tests again.",
  );
  return false;
}

/** Through Debian's package manager, where that is possible without asking anybody. @returns whether it is there now */
function install(name, why) {
  if (!existsSync("/usr/bin/apt-get")) return false;
  const before = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const run = (...words) => {
    const [program, ...rest] = [...before, ...words];
    return (
      spawnSync(program, rest, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
        .status === 0
    );
  };
  console.log(`Installing ${why} (apt-get install ${name}) …`);
  return run("apt-get", "update", "-qq") && run("apt-get", "install", "-y", "-qq", "--no-install-recommends", name);
}

/** Counts come from Vitest's own report; a file that could not even be loaded counts as one failure. */
function runTests(parameters) {
  const folder = mkdtempSync(join(tmpdir(), "orca-tests-"));
  const report = join(folder, "report.json");
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { status } = spawnSync(node, [vitest, "run", ...reporters, ...parameters], { cwd: root, stdio: "inherit" });
  const counted = existsSync(report) ? readReport(report) : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true, force: true });
  return status !== 0 && counted.failed === 0 ? { name: "test run", ...counted, failed: 1 } : counted;
}

function readReport(path) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, "utf8"));
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}
