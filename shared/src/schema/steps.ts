/**
 * The sixteen artifacts of the process, as data: four rounds of four letters. A step is kept under its artifact's key.
 */
export const rounds = [
  { key: "discovery", label: "Discovery" },
  { key: "requirements", label: "Requirements" },
  { key: "prioritization", label: "Prioritization" },
  { key: "representation", label: "Representation" },
] as const;
export type RoundKey = (typeof rounds)[number]["key"];

export const letters = [
  { key: "o", label: "Objects" },
  { key: "r", label: "Relationships" },
  { key: "c", label: "Calls to action" },
  { key: "a", label: "Attributes" },
] as const;
export type LetterKey = (typeof letters)[number]["key"];

export interface Artifact {
  readonly key: string;
  readonly round: RoundKey;
  readonly letter: LetterKey;
  readonly label: string;
}

/** In the order they are worked through. */
export const artifacts = [
  { key: "noun-foraging", round: "discovery", letter: "o", label: "Noun foraging" },
  { key: "nested-object-matrix", round: "discovery", letter: "r", label: "Nested object matrix" },
  { key: "cta-matrix", round: "discovery", letter: "c", label: "CTA matrix" },
  { key: "object-map", round: "discovery", letter: "a", label: "Object map" },
  { key: "object-guide", round: "requirements", letter: "o", label: "Object guide" },
  { key: "system-model", round: "requirements", letter: "r", label: "System model" },
  { key: "user-stories", round: "requirements", letter: "c", label: "User stories" },
  { key: "attribute-specs", round: "requirements", letter: "a", label: "Attribute specs" },
  { key: "object-priorities", round: "prioritization", letter: "o", label: "Object priorities" },
  { key: "nesting-order", round: "prioritization", letter: "r", label: "Nesting order" },
  { key: "cta-priorities", round: "prioritization", letter: "c", label: "CTA priorities" },
  { key: "attribute-ranking", round: "prioritization", letter: "a", label: "Attribute ranking" },
  { key: "object-cards", round: "representation", letter: "o", label: "Object cards" },
  { key: "navigation", round: "representation", letter: "r", label: "Navigation" },
  { key: "cta-placement", round: "representation", letter: "c", label: "CTA placement" },
  { key: "lists-and-details", round: "representation", letter: "a", label: "Lists and details" },
] as const satisfies readonly Artifact[];
export type ArtifactKey = (typeof artifacts)[number]["key"];
