/** What home shows before there is any project: the first field, ready to be typed into. */
import { Button } from "#client/parts/button.tsx";
import { ProcessGrid } from "#client/parts/process-grid.tsx";
import { TextField } from "#client/parts/text-field.tsx";
import { project } from "#shared/schema/entities/project.ts";
import { useFittedText } from "../../fields/use-fitted-text.ts";
import type { Begin } from "./use-begin.ts";

export function FirstProject({ begin, waits }: { begin: Begin; waits: boolean }) {
  const name = useFittedText(project.fields.name);
  return (
    <div aria-busy={waits} className="flex items-start gap-6 rounded-lg border border-line bg-surface p-6 max-phone:gap-4 max-phone:p-4">
      <ProcessGrid cells={[]} className="size-[72px] max-phone:size-11" />
      <form
        className="grid max-w-[460px] flex-1 gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          begin.named(name.value);
        }}
      >
        <div>
          <h2 className="text-lg font-semibold tracking-[-.016em]">Start with the things people care about</h2>
          <p className="mt-0.5 text-ink-2">Name a project and list its objects. Everything is kept on this device; no account needed.</p>
        </div>
        <div className={`flex gap-2 max-phone:grid ${name.error ? "items-center" : "items-end"}`}>
          <TextField label="Name of the project" className="flex-1" autoFocus placeholder="Clinic booking" {...name} />
          <Button type="submit" variant="primary" busy={begin.busy}>
            Start
          </Button>
        </div>
      </form>
    </div>
  );
}
