/**
 * A project's address: finds where the project is, opens it, and shows it in the shell.
 *
 * Sharing lives here and not in the shell, because publishing opens the project anew under its person.
 */

import { useParams } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { describeNextStep, type OrcaError } from "#shared/errors.ts";
import { Button } from "../parts/button.tsx";
import { lazyPart } from "../parts/lazy-part.ts";
import type { OpenOptions } from "../project/open-project.ts";
import { ProjectProvider, useOpenProject } from "../project/project-context.tsx";
import { useAccount } from "./account/account-context.tsx";
import { DeadEnd } from "./dead-end.tsx";
import { useFindProject } from "./find-project.ts";
import { Shell } from "./shell.tsx";
import { ShellSkeleton } from "./shell-skeleton.tsx";

const ShareDialog = lazyPart(async () => (await import("./share/share-dialog.tsx")).ShareDialog);

export function ProjectPage() {
  const { project: id } = useParams({ from: "/p/$project" });
  const found = useFindProject(id);
  if (found.state === "looking") return <ShellSkeleton />;
  if (found.state === "missing") return <MissingProject error={found.error} />;
  return <FoundProject key={id} options={found.options} name={found.name} />;
}

function FoundProject({ options, name }: { options: OpenOptions; name: string }) {
  const { project, problem } = useOpenProject(options);
  const [sharing, setSharing] = useState<"never" | "open" | "closed">("never");
  return (
    <>
      {problem && <DeadEnd title={problem.message}>{describeNextStep(problem.code, problem.details)}</DeadEnd>}
      {!problem && !project && <ShellSkeleton />}
      {project && (
        <ProjectProvider value={project}>
          <Shell onShare={() => setSharing("open")} />
        </ProjectProvider>
      )}
      <Suspense>
        {sharing !== "never" && (
          <ShareDialog
            open={sharing === "open"}
            onClose={() => setSharing("closed")}
            id={options.id}
            name={project?.store.project().name ?? name}
            onServer={options.server}
            room={project?.presence ?? null}
          />
        )}
      </Suspense>
    </>
  );
}

function MissingProject({ error }: { error: OrcaError | null }) {
  const { me, open } = useAccount();
  if (error && me) return <DeadEnd title={error.message}>{describeNextStep(error.code, error.details)}</DeadEnd>;
  return (
    <DeadEnd
      title="This project is not on this device"
      actions={
        <Button variant="primary" onClick={() => open("sign-in")}>
          Sign in
        </Button>
      }
    >
      If somebody shared it with you, sign in and it opens.
    </DeadEnd>
  );
}
