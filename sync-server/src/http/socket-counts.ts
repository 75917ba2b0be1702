/** How many sockets there are: in all, from an address, of a person. Rule I18, docs/spec/identity.md. */
import { addressKey } from "../identity/tries.ts";
import type { Limits } from "../settings.ts";

export interface SocketCounts {
  /** Whether there is no room for one more; without a person, only what is known of everybody is asked. */
  isFull(address: string, person?: string): boolean;
  /** @returns what takes it off again */
  add(address: string, person?: string): () => void;
}

export function createSocketCounts(limits: Limits): SocketCounts {
  const open = new Map<string, number>();
  const bounds = (address: string, person: string | undefined): [key: string, most: number][] => [
    ["all", limits.sockets],
    [`address ${addressKey(address)}`, limits.socketsPerAddress],
    ...(person === undefined ? [] : [[`person ${person}`, limits.socketsPerPerson] as [string, number]]),
  ];
  const change = (key: string, by: number) => {
    const count = (open.get(key) ?? 0) + by;
    if (count > 0) open.set(key, count);
    else open.delete(key);
  };
  return {
    isFull: (address, person) => bounds(address, person).some(([key, most]) => (open.get(key) ?? 0) >= most),
    add(address, person) {
      const keys = bounds(address, person).map(([key]) => key);
      for (const key of keys) change(key, 1);
      return () => {
        for (const key of keys) change(key, -1);
      };
    },
  };
}
