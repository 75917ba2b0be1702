/** What could be in an empty cell: who creates, reads, updates and deletes the object, and questions that go further. */
import { useCtaReading } from "#client/project/use-cta-index.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { gapsOf } from "#shared/artifacts/cta-matrix.ts";
import { type CtaPrompt, crudPrompts, furtherPrompts } from "#shared/artifacts/cta-prompts.ts";
import { articleOf, foldName, pluralOf } from "#shared/schema/names.ts";
import { useMatrix } from "./matrix-context.ts";
import type { CellAt } from "./matrix-state.ts";

export function DrawerPrompts({ cell, object }: { cell: CellAt; object: string }) {
  const gaps = useCtaReading(`object:${cell.object}`, (index) => gapsOf(index, cell.object).join(" "));
  const taken = useCtaReading(`cell:${cell.object}>${cell.role}`, (index) =>
    ctaCellOf(index, cell.object, cell.role)
      .stack.map(({ verb }) => foldName(verb))
      .join(" "),
  );
  const missing = gaps === "" ? [] : gaps.split(" ").map((gap) => crudPrompts[gap as keyof typeof crudPrompts]);
  return (
    <div className="min-h-0 flex-1 space-y-[18px] overflow-y-auto px-4 py-3.5">
      {missing.length > 0 && <Group title="Nobody does these yet" prompts={missing} cell={cell} object={object} taken={taken} />}
      <Group title="Beyond the four" prompts={furtherPrompts} cell={cell} object={object} taken={taken} />
    </div>
  );
}

interface GroupProps {
  title: string;
  prompts: readonly CtaPrompt[];
  cell: CellAt;
  object: string;
  /** Verbs the cell has. */
  taken: string;
}

function Group({ title, prompts, cell, object, taken }: GroupProps) {
  const { may, gestures } = useMatrix();
  return (
    <section>
      <h2 className="mb-1.5 text-sm font-medium text-ink-3">{title}</h2>
      <ul className="grid gap-2.5">
        {prompts.map(({ group, ask, verbs }) => (
          <li key={group}>
            <p className="mb-1 leading-[19px]">{askedOf(ask, object)}</p>
            {may && (
              <div className="flex flex-wrap gap-1">
                {verbs
                  .filter((verb) => !taken.split(" ").includes(foldName(verb)))
                  .map((verb) => (
                    <button
                      key={verb}
                      type="button"
                      onClick={() => gestures.type(cell, verb)}
                      className="inline-flex h-6 items-center rounded-sm border border-dashed border-control px-[7px] text-sm text-ink-2 hover:border-cta hover:bg-cta-subtle hover:text-cta-ink max-phone:h-11"
                    >
                      {verb}
                    </button>
                  ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const askedOf = (ask: string, object: string): string => {
  const name = object || "object";
  return ask.replace("{object}", `${articleOf(name)} ${name}`).replace("{objects}", pluralOf(name));
};
