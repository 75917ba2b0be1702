/** The open project, for all hooks below. */
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { OrcaError } from "#shared/errors.ts";
import { type OpenOptions, type OpenProject, openProject } from "./open-project.ts";
import { useWhoOpens } from "./who-opens.ts";

const Context = createContext<OpenProject | null>(null);

export function ProjectProvider({ value, children }: { value: OpenProject; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

/** The open project. Only below a `ProjectProvider`. */
export function useProject(): OpenProject {
  const project = useContext(Context);
  if (!project) throw new Error("useProject outside of a ProjectProvider");
  return project;
}

export interface Opening {
  readonly project: OpenProject | null;
  readonly problem: OrcaError | null;
}

/**
 * Opens a project for as long as the component lives, and opens it again when refused edits were set aside.
 * Both null while opening, which takes milliseconds when the project is on this device.
 */
export function useOpenProject({ id, person, server, epoch = 1 }: OpenOptions): Opening {
  const [opening, setOpening] = useState<Opening>({ project: null, problem: null });
  const [round, setRound] = useState(0);
  const who = useWhoOpens(person);
  useEffect(() => {
    let left = false;
    const opened = openProject({ id, person: who, server, epoch });
    opened.then(
      (project) => {
        if (left) return;
        setOpening({ project, problem: null });
        void project.replaced.then(() => !left && setRound(round + 1));
      },
      (cause: unknown) => !left && setOpening({ project: null, problem: asProblem(cause) }),
    );
    return () => {
      left = true;
      setOpening({ project: null, problem: null });
      void opened.then((project) => project.close()).catch(() => undefined);
    };
  }, [id, who, server, epoch, round]);
  return opening;
}

const asProblem = (cause: unknown): OrcaError => (cause instanceof OrcaError ? cause : new OrcaError("server/failed", {}, cause));
