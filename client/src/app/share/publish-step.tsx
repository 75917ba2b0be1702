/** Gives a project of this device a place on the server; from then on people can be added. */
import { useNavigate } from "@tanstack/react-router";
import { CloudUpload } from "lucide-react";
import { useState } from "react";
import type { Me } from "#shared/api/auth.ts";
import { describeNextStep, OrcaError } from "#shared/errors.ts";
import { usePublish } from "../../api/use-request.ts";
import { Button } from "../../parts/button.tsx";
import { FieldError } from "../../parts/text-field.tsx";
import { publishProject } from "../../project/local-projects.ts";

export function PublishStep({ id, me }: { id: string; me: Me }) {
  const { publish, busy, problem } = usePublishing(id, me);
  return (
    <div className="grid max-w-[420px] justify-items-start gap-3">
      <h3 className="font-semibold">Put it on the server</h3>
      <p className="text-ink-2">
        Only this device has this project now. On <b className="font-medium text-ink">{location.host}</b> it is open to the people you
        invite, and to nobody else. You can go on working while it is copied.
      </p>
      {problem && <FieldError>{`${problem.message} ${describeNextStep(problem.code, problem.details)}`}</FieldError>}
      {problem?.code === "project/taken" ? (
        <Button variant="primary" icon={<CloudUpload />} busy={busy} onClick={() => void publish(true)}>
          Publish it as a copy
        </Button>
      ) : (
        <Button variant="primary" icon={<CloudUpload />} busy={busy} onClick={() => void publish(false)}>
          Publish
        </Button>
      )}
    </div>
  );
}

function usePublishing(id: string, me: Me) {
  const place = usePublish();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<OrcaError | null>(null);
  async function publish(asCopy: boolean): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const placed = await publishProject(id, me, (body) => place.mutateAsync({ body }), { asCopy });
      if (placed !== id) await navigate({ to: "/p/$project", params: { project: placed }, replace: true });
    } catch (error) {
      setProblem(error instanceof OrcaError ? error : new OrcaError("server/failed", {}, error));
    } finally {
      setBusy(false);
    }
  }
  return { publish, busy, problem };
}
