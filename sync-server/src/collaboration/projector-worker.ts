/**
 * The projector's thread: holds replicas of open documents, so that reading, comparing and encoding them keeps nobody waiting.
 */
import { parentPort } from "node:worker_threads";
import { takeLowPriority } from "./low-priority.ts";
import type { ProjectorAnswer, ProjectorMessage, ProjectorQuestion } from "./projector-messages.ts";
import { Replica } from "./replica.ts";

const port = parentPort;
if (!port) throw new Error("projector-worker.ts runs only as a worker");

takeLowPriority();
const replicas = new Map<string, Replica>();

port.on("message", (question: ProjectorQuestion) => {
  let message: ProjectorMessage;
  try {
    message = { answer: answer(question) };
  } catch (error) {
    replicas.delete(question.document);
    message = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  port.postMessage(message);
});

function answer(question: ProjectorQuestion): ProjectorAnswer {
  const { ask, document } = question;
  if (ask === "open") replicas.set(document, new Replica(question.snapshot));
  const replica = replicas.get(document);
  if (ask === "close") replicas.delete(document);
  if (!replica) return null;
  if (ask === "close") replica.close();
  if (ask === "follow") replica.follow(question.rows);
  if (ask === "project") return replica.project(question.rows);
  return ask === "snapshot" ? replica.snapshot() : null;
}
