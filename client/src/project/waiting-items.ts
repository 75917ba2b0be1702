/** Which items the own changes that wait are about, as far as this tab made them since it was opened (rule S15, docs/spec/sync-state.md). */
import type * as Y from "yjs";
import { isEntityKind, type ProjectDoc } from "#shared/document/layout.ts";
import { placeOfType, rootKinds } from "#shared/document/observe.ts";
import { readEntity } from "#shared/document/read.ts";
import { type AnyKind, allDefinitions, entityKinds } from "#shared/schema/entities.ts";
import { titleOf } from "#shared/schema/title.ts";

/** Nobody reads more names than these; only the newest are kept. */
const mostItems = 100;

export class WaitingItems {
  readonly #doc: ProjectDoc;
  readonly #roots: ReadonlyMap<unknown, AnyKind>;
  /** By kind and id, the last touched last. */
  readonly #items = new Map<string, { kind: AnyKind; id: string }>();

  constructor(doc: ProjectDoc) {
    this.#doc = doc;
    this.#roots = rootKinds(doc);
  }

  add({ changed }: Y.Transaction): void {
    for (const [type, keys] of changed) {
      const place = placeOfType(this.#roots, type);
      if (place?.id) this.#put(place.kind, place.id);
      else if (place?.kind === "priority") for (const key of keys) if (key !== null) this.#put("priority", key.split(".", 1)[0] ?? "");
    }
  }

  clear(): void {
    this.#items.clear();
  }

  /** What they are called, the newest first, each once; what has no name yet by its kind. */
  titles(): string[] {
    return [...new Set([...this.#items.values()].reverse().map(({ kind, id }) => this.#titleOf(kind, id)))];
  }

  #put(kind: AnyKind, id: string): void {
    this.#items.delete(`${kind}:${id}`);
    this.#items.set(`${kind}:${id}`, { kind, id });
    const [oldest] = this.#items.keys();
    if (oldest !== undefined && this.#items.size > mostItems) this.#items.delete(oldest);
  }

  #titleOf(kind: AnyKind, id: string): string {
    if (kind === "project") return "the project";
    for (const each of isEntityKind(kind) ? [kind] : entityKinds) {
      const entity = readEntity(this.#doc, each, id);
      if (entity) return titleOf(entity) || `${allDefinitions[each].label.toLowerCase()} without a name`;
    }
    return allDefinitions[kind].label.toLowerCase();
  }
}
