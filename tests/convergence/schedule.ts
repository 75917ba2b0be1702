/** One schedule of the world, and what must be true at its end. */
import { isDeepStrictEqual } from "node:util";
import * as Y from "yjs";
import { type VisibleEntities, visibleEntities } from "#client/project/visible-entities.ts";
import { type Model, readModel } from "#shared/document/integrity.ts";
import { isEntityKind } from "#shared/document/layout.ts";
import { observeModel } from "#shared/document/observe.ts";
import { allDefinitions, entityKinds } from "#shared/schema/entities.ts";
import { canonical, contentOf, stable } from "../support/canonical.ts";
import { makeWorld, type World } from "./world.ts";

const steps = 50;

/** @throws with what went wrong; the same seed goes wrong the same way */
export function runSchedule(seed: number): void {
  const world = makeWorld(seed);
  const [watched] = world.clients;
  const index = watched && visibleEntities(watched.doc);
  const stop = watched && observeModel(watched.doc, (changes) => index?.update(changes));
  for (let step = 0; step < steps; step++) world.step();
  world.heal();
  stop?.();
  const model = readModel(world.main);
  expectEqual(world, model, seed % world.clients.length);
  expectSound(model);
  if (watched && index && world.clients[0] === watched) expectIndexed(model, index.of, [...index.deleted.values()]);
  if (seed % 16 === 0) expectReloads(world.main);
}

function expectEqual({ clients, main }: World, model: Model, watched: number): void {
  const content = contentOf(main);
  for (const { name, doc } of clients) {
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`${name} still waits for something`);
    if (!isDeepStrictEqual(contentOf(doc), content)) expectSame(`the document of ${name}`, canonical(doc), canonical(main));
  }
  const one = clients[watched];
  if (one && !isDeepStrictEqual(readModel(one.doc), model)) expectSame(`what ${one.name} sees`, stable(readModel(one.doc)), stable(model));
}

/** Nothing that is seen refers to something that is not. */
function expectSound(model: Model): void {
  for (const kind of entityKinds) {
    for (const entity of model.entities[kind].values()) {
      for (const [name, field] of Object.entries(allDefinitions[kind].fields)) {
        const value = (entity as unknown as Record<string, unknown>)[name];
        const targets = field.type === "ref" ? [String(value)] : [];
        if (field.type === "set" && field.key.by === "ref") targets.push(...(value as { key: string }[]).map(({ key }) => key));
        const to = field.type === "ref" ? field.to : field.type === "set" && field.key.by === "ref" ? field.key.to : "";
        for (const target of targets) {
          if (target === "" && field.type === "ref" && field.whenGone === "blank") continue;
          if (!isEntityKind(to) || !model.entities[to].has(target))
            throw new Error(`${kind} ${entity.id}.${name} leads nowhere: ${target}`);
        }
      }
    }
  }
  for (const key of [...model.nestingAnswers.keys()]) {
    for (const id of key.split(">")) if (!model.entities.object.has(id)) throw new Error(`an answer leads nowhere: ${key}`);
  }
}

function expectIndexed(model: Model, shown: VisibleEntities["of"], deleted: unknown[]): void {
  for (const kind of entityKinds) {
    const [found, wanted] = [Object.fromEntries(shown[kind]), Object.fromEntries<unknown>(model.entities[kind])];
    if (!isDeepStrictEqual(found, wanted)) expectSame(`the index of ${kind}`, stable(found), stable(wanted));
  }
  const byId = (list: readonly unknown[]) => stable([...list].map(stable).sort());
  expectSame("the index of what was deleted", byId(deleted), byId(model.deleted));
}

function expectReloads(doc: Y.Doc): void {
  const again = new Y.Doc({ guid: "again" });
  Y.applyUpdateV2(again, Y.encodeStateAsUpdateV2(doc));
  expectSame("the document after reloading", canonical(again), canonical(doc));
}

function expectSame(what: string, found: string, wanted: string): void {
  if (found === wanted) return;
  let at = 0;
  while (found[at] === wanted[at]) at++;
  throw new Error(
    `${what} differs: …${found.slice(Math.max(0, at - 80), at + 80)}… where the server has …${wanted.slice(at - 80, at + 80)}…`,
  );
}
