/**
 * The projector's thread as the sync thread sees it: started by the first question, ended when it has nothing to hold, begun
 * anew when it fails.
 */
import { Worker } from "node:worker_threads";
import type { ProjectorAnswer, ProjectorMessage, ProjectorQuestion } from "./projector-messages.ts";

/** Room for a project of 5,000 objects; small young space, since memory is dearer here than speed. */
const resourceLimits = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 8 };

interface Waiting {
  resolve(answer: ProjectorAnswer): void;
  reject(error: Error): void;
}

export class ProjectorThread {
  /** Counts beginnings: whoever holds something in the thread sees by it that it is lost. */
  generation = 0;
  #worker: Worker | null = null;
  #waiting: Waiting[] = [];

  ask(question: ProjectorQuestion): Promise<ProjectorAnswer> {
    const worker = this.#begin();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      worker.postMessage(question);
    });
  }

  /** Gives its memory back; the next question begins it again. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#lose(new Error("the projector's thread was ended"));
    await worker?.terminate();
  }

  #begin(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL("./projector-worker.ts", import.meta.url), { resourceLimits });
    worker.on("message", (message: ProjectorMessage) => this.#settle(message));
    worker.on("error", (error) => worker === this.#worker && this.#lose(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => worker === this.#worker && this.#lose(new Error("the projector's thread has ended")));
    worker.unref();
    this.generation++;
    this.#worker = worker;
    return worker;
  }

  #settle(message: ProjectorMessage): void {
    const waiting = this.#waiting.shift();
    if ("answer" in message) waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.error));
  }

  #lose(error: Error): void {
    this.#worker = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { reject } of waiting) reject(error);
  }
}
