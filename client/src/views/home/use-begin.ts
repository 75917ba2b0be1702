/** The ways a project begins: empty, from a sample. Each opens at once; what fails is said in a sentence. */
import { useCallback, useMemo, useState } from "react";
import { showToast } from "#client/parts/toast.tsx";
import { createLocalProject, type SampleName } from "#client/project/local-projects.ts";
import { describeNextStep, OrcaError } from "#shared/errors.ts";

export interface Begin {
  readonly busy: boolean;
  empty(): void;
  named(name: string): void;
  sample(sample: SampleName): void;
}

const untitled = "Untitled project";

export function useBegin(onOpen: (id: string, isNew: boolean) => void): Begin {
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (make: () => Promise<string>, isNew: boolean) => {
      setBusy(true);
      try {
        onOpen(await make(), isNew);
      } catch (error) {
        showToast({ tone: "error", says: sentenceOf(error) });
      } finally {
        setBusy(false);
      }
    },
    [onOpen],
  );
  return useMemo(
    () => ({
      busy,
      empty: () => void run(() => createLocalProject({ name: untitled }), true),
      named: (name) => void run(() => createLocalProject({ name: name.trim() || untitled }), false),
      sample: (sample) => void run(() => createLocalProject({ sample }), false),
    }),
    [busy, run],
  );
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof OrcaError)) return "This did not work. Nothing was changed.";
  return `${error.message} ${describeNextStep(error.code, error.details)}`;
}
