/** Who is behind a person id: you, somebody here, a member of the project, or somebody whose name this device does not know. */
import { useMemo, useSyncExternalStore } from "react";
import { rememberedPerson } from "#client/api/remembered-person.ts";
import { useMembers } from "#client/api/use-request.ts";
import { usePeople } from "#client/project/presence.ts";
import { useProject } from "#client/project/project-context.tsx";
import { hueOf, type PresenceHue } from "#shared/presence.ts";

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly hue: PresenceHue | "ink";
  readonly isYou: boolean;
}

export function usePersonNames(): (id: string) => NamedPerson {
  const project = useProject();
  const isShared = () => project.sync.get().shared;
  const shared = useSyncExternalStore(project.sync.subscribe, isShared, isShared);
  const members = useMembers(project.id, shared).data;
  const here = usePeople();
  return useMemo(() => {
    const names = new Map([...(members ?? []), ...here].map(({ id, name }) => [id, name]));
    return (id) => {
      const isYou = id === project.person;
      const name = isYou ? (rememberedPerson()?.name ?? "Me") : (names.get(id) ?? "Somebody");
      return { id, name, hue: isYou ? "ink" : hueOf(id), isYou };
    };
  }, [members, here, project.person]);
}
