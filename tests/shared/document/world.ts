/** A small harbour with one thing of each sort, for the rules of the document. */
import { newProjectDocument } from "#shared/document/layout.ts";
import { createEntities, createEntity } from "#shared/document/write.ts";
import type { World } from "../../support/peers.ts";

export const harbour: World = (doc, writer) => {
  newProjectDocument(doc, { name: "Harbour", description: "Ships come and go." }, writer);
  const [ship = "", quay = "", crane = ""] = createEntities(doc, writer, [
    { kind: "object", values: { name: "Ship", plural: "Ships", definition: "A vessel." } },
    { kind: "object", values: { name: "Quay", definition: "A place to moor." } },
    { kind: "object", values: { name: "Crane", synonyms: { hoist: { order: "a0", text: "Hoist" } } } },
  ]);
  const pilot = createEntity(doc, writer, "role", { name: "Pilot" });
  const cta = createEntity(doc, writer, "cta", {
    object: ship,
    verb: "moor",
    target: quay,
    roles: { [pilot]: { rank: "primary", order: "a0" } },
  });
  createEntity(doc, writer, "criterion", { cta, given: "low tide", when: "I moor", then: "it holds" });
  createEntity(doc, writer, "attribute", { object: ship, name: "draught" });
  createEntity(doc, writer, "relationship", { source: quay, target: ship, label: "holds" });
  createEntity(doc, writer, "relationship", { source: crane, target: ship, label: "unloads" });
};
