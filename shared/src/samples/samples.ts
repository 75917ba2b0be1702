/** The two projects people can start from; each is loaded when it is chosen. */
import type { ProjectDoc } from "../document/layout.ts";
import type { Writer } from "../document/write.ts";
import { importSample } from "../import/import-sample.ts";

export const sampleKeys = ["harbour-summit", "st-brannoc"] as const;
export type SampleKey = (typeof sampleKeys)[number];

export interface SampleProject {
  readonly key: SampleKey;
  readonly name: string;
  /** One sentence. */
  readonly about: string;
  readonly objects: number;
  load(): Promise<{ default: unknown }>;
}

export const samples: Readonly<Record<SampleKey, SampleProject>> = {
  "harbour-summit": {
    key: "harbour-summit",
    name: "Harbour Summit conference app",
    about: "A companion app for a three-day conference: programme, tickets, workshop seats and call for proposals.",
    objects: 14,
    load: () => import("./harbour-summit.json", { with: { type: "json" } }),
  },
  "st-brannoc": {
    key: "st-brannoc",
    name: "St Brannoc hospital group scheduling",
    about: "One scheduling system for three hospital sites: referrals, clinics, theatres, beds and rosters.",
    objects: 42,
    load: () => import("./st-brannoc.json", { with: { type: "json" } }),
  },
};

/** Fills a fresh document with a sample, under new ids. */
export async function fillFromSample(doc: ProjectDoc, writer: Writer, key: SampleKey): Promise<void> {
  const { default: json } = await samples[key].load();
  importSample(doc, writer, json);
}
