/** Names of stores on this device: server, person, project, part and generation, so that nothing of one is taken for another's. */
import type { ProjectPart } from "#shared/api/sync.ts";

/** The person of projects made without signing in. */
export const devicePerson = "device";

export interface StoreAt {
  readonly host: string;
  readonly person: string;
  readonly project: string;
  readonly epoch: number;
  readonly part?: ProjectPart;
}

export const storeName = ({ host, person, project, epoch, part = "model" }: StoreAt): string =>
  `${personPrefix(host, person)}${project}/${part}@${epoch}`;

/** What all stores of a person begin with. */
export const personPrefix = (host: string, person: string): string => `orca/${host}/${person}/`;
