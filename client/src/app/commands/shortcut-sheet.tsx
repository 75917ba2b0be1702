/** All keys that work right now, by view and by platform (Cmd/Ctrl /). */
import { type Command, commandGroups } from "../../parts/commands.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { Switch } from "../../parts/switch.tsx";
import { changeLook, useLook } from "../look.ts";

export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { letters } = useLook();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Keyboard shortcuts"
      width={720}
      footer={
        <Switch label="Single letter keys" isOn={letters} onChange={(on) => changeLook({ letters: on })}>
          G, N, J and others work without Ctrl or Alt
        </Switch>
      }
    >
      <div className="columns-2 gap-10 px-6 py-4 max-phone:columns-1 max-phone:px-4">
        {open && sections().map(({ title, keys }) => <Section key={title} title={title} keys={keys} />)}
      </div>
    </Dialog>
  );
}

interface Shown {
  readonly title: string;
  readonly keys: readonly Command[];
}

/** Groups of one title become one; whoever has no keys is left out. */
function sections(): Shown[] {
  const byTitle = Map.groupBy(commandGroups(), ({ title }) => title);
  return [...byTitle]
    .map(([title, groups]) => ({ title, keys: groups.flatMap((group) => group.commands()).filter(({ keys }) => keys !== undefined) }))
    .filter(({ keys }) => keys.length > 0);
}

function Section({ title, keys }: Shown) {
  return (
    <section className="mb-4 break-inside-avoid" aria-label={title}>
      <h3 className="mb-1 text-sm font-semibold">{title}</h3>
      <dl>
        {keys.map((command) => (
          <div key={command.id} className="flex min-h-[26px] items-center gap-3">
            <dt className="min-w-0 flex-1 text-ink-2">{command.title}</dt>
            <dd>
              <Kbd keys={command.keys ?? []} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
