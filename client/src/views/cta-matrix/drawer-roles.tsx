/** Which roles may: each taken away by its cross, another one added from the list. The role that is looked at stands out. */
import { X } from "lucide-react";
import { useId } from "react";
import { useCtaIndex } from "#client/project/use-cta-index.ts";
import { useMay } from "#client/project/use-write.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import type { CtaEntity } from "#shared/artifacts/planned-change.ts";
import { classNames } from "../../parts/class-names.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { Select } from "../../parts/select.tsx";
import { DrawerHeading } from "./drawer-heading.tsx";
import { useMatrix } from "./matrix-context.ts";
import type { ChipAt } from "./matrix-state.ts";
import { useRoleNames } from "./use-cta-names.ts";

export function DrawerRoles({ chip, cta }: { chip: ChipAt; cta: CtaEntity }) {
  const { gestures } = useMatrix();
  const { index } = useCtaIndex();
  const names = useRoleNames();
  const may = useMay();
  const headId = useId();
  const nameOf = (id: string) => names.get(id)?.name || "Role without a name";
  const place = (id: string) => [...names.keys()].indexOf(id);
  const held = [...cta.roles].sort((a, b) => place(a.key) - place(b.key));
  const others = index.roles.filter((id) => held.every(({ key }) => key !== id));
  const give = (role: string) => {
    const from = held.find(({ key }) => key === chip.role) ?? held[0];
    if (from && ctaCellOf(index, cta.object, from.key))
      gestures.moveTo({ object: cta.object, role: from.key, cta: cta.id }, { object: cta.object, role }, true);
  };
  return (
    <section aria-labelledby={headId}>
      <DrawerHeading id={headId}>Who may</DrawerHeading>
      <ul className="flex flex-wrap gap-1.5">
        {held.map(({ key, value }) => (
          <li
            key={key}
            className={classNames(
              "inline-flex h-[22px] max-w-full items-center gap-[5px] rounded-sm border pr-[3px] pl-[7px] text-sm font-medium max-phone:h-11",
              key === chip.role ? "border-control bg-surface" : "border-line-2 bg-surface text-ink-2",
            )}
          >
            <span className="truncate">{nameOf(key)}</span>
            {value.rank === "primary" && (
              <>
                <KindMark kind="cta" className="size-2.5" />
                <span className="sr-only">primary</span>
              </>
            )}
            {may && held.length > 1 ? (
              <button
                type="button"
                aria-label={`Not ${nameOf(key)}`}
                onClick={() => gestures.take([{ object: cta.object, role: key, cta: cta.id }])}
                className="grid size-4 place-items-center rounded-xs text-ink-3 hover:bg-fill hover:text-ink max-phone:size-10 [&_svg]:size-3"
              >
                <X aria-hidden />
              </button>
            ) : (
              <span className="w-1" />
            )}
          </li>
        ))}
        {may && others.length > 0 && (
          <li>
            <Select
              label="Add a role"
              look="chip"
              value=""
              options={[{ value: "", label: "Add" }, ...others.map((id) => ({ value: id, label: nameOf(id) }))]}
              onChange={(role) => role !== "" && give(role)}
            />
          </li>
        )}
      </ul>
    </section>
  );
}
