/**
 * What must be there before anything runs: the packages, a Node that is new enough, the built client.
 *
 * Plain JavaScript for Node 20 and without packages, because on a fresh clone there is nothing else.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const oldestNode = [22, 18];

/** Installs the packages when some are missing or of another version than the lockfile says. */
export function installPackages() {
  const installed = readPackages("node_modules/.package-lock.json");
  if (installed && isInstalled(readPackages("package-lock.json"), installed)) return;
  console.log(`${installed ? "The packages changed: installing them" : "Installing packages"} (about a minute) …`);
  const done = npm(["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (done !== 0) stop("The packages could not be installed; npm says why above. Check the network and start again.");
}

function readPackages(name) {
  const path = join(root, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : null;
}

/** Optional packages are for other machines, mostly: they may be missing, but not be of another version. */
function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = installed[path];
    return path === "" || (found ? found.version === version : optional === true);
  });
}

/** Path of the Node that runs everything: the one pinned in the lockfile, or this machine's if it is new enough. */
export function findNode() {
  const pinned = join(root, "node_modules/.bin/node");
  if (spawnSync(pinned, ["--version"]).status === 0) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return process.execPath;
  return stop(
    `This needs Node ${oldestNode.join(".")} or newer, and here it is ${process.versions.node}. Install a newer one and start again.`,
  );
}

/** Builds the client when it is missing or older than what it is made of. @returns whether there is one now */
export function buildClient(node) {
  const built = Math.min(...["index.html", "sw.js"].map((name) => modifiedAt(join(root, "dist/client", name))));
  if (built > Math.max(...["client", "shared/src", "package-lock.json"].map((name) => newestIn(join(root, name))))) return true;
  console.log("Building the client …");
  const vite = join(root, "node_modules/vite/bin/vite.js");
  return spawnSync(node, [vite, "build", "client", "--logLevel", "warn"], { cwd: root, stdio: "inherit" }).status === 0;
}

/** Runs npm as it runs us. @returns its exit code */
export function npm(parameters) {
  const [program, words, options] = npmCommand(parameters);
  return spawnSync(program, words, { ...options, stdio: "inherit" }).status ?? 1;
}

/** The same beside us; what it says goes to an open file. @returns its exit code, later */
export function npmBeside(parameters, output) {
  const [program, words, options] = npmCommand(parameters);
  const child = spawn(program, words, { ...options, stdio: ["ignore", output, output] });
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

function npmCommand(parameters) {
  const self = process.env.npm_execpath;
  if (self?.endsWith("js")) return [process.execPath, [self, ...parameters], { cwd: root }];
  return ["npm", parameters, { cwd: root, shell: process.platform === "win32" }];
}

/**
 * Becomes another program, as far as that is possible: same terminal, same signals, same exit code.
 * From a terminal a Ctrl+C reaches both of us; whoever runs there must not mind hearing it twice.
 */
export function handOver(program, parameters, env = process.env) {
  const child = spawn(program, parameters, { cwd: root, stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => stop(`${program} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

export function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function modifiedAt(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

/** Folders count too, so that a file that was taken away is noticed. */
function newestIn(path) {
  const own = modifiedAt(path);
  if (own === 0 || !statSync(path).isDirectory()) return own;
  return Math.max(own, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
