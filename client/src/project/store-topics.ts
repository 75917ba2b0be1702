/** Who listens to what. Listeners are told once for each time, whoever they are. */
import type { Topic } from "./model-store.ts";

export class StoreTopics {
  readonly #listeners = new Map<Topic, Set<() => void>>();

  /** @returns a function that ends it */
  subscribe(topic: Topic, listener: () => void): () => void {
    const set = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.#listeners.get(topic) === set) this.#listeners.delete(topic);
    };
  }

  tell(topics: Iterable<Topic>): void {
    for (const topic of topics) for (const listener of [...(this.#listeners.get(topic) ?? [])]) listener();
  }
}
