/** One object on a phone: its roles, each with its stack; new ones are typed at the end of it. */
import { Plus } from "lucide-react";
import { useState } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { useCtaCell, useCtaHeads, useCtaIndex } from "#client/project/use-cta-index.ts";
import type { CtaChip } from "#shared/artifacts/cta-cell.ts";
import { sentenceOfCtaCell } from "#shared/artifacts/cta-sentence.ts";
import { Button } from "../../parts/button.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { PhaseMark } from "../../parts/phase-mark.tsx";
import { useMatrix } from "./matrix-context.ts";
import type { CellAt } from "./matrix-state.ts";
import { phaseMark } from "./phases.ts";
import { SentenceText } from "./sentence-text.tsx";
import { tellGone } from "./tell-gone.ts";
import { useCtaNames } from "./use-cta-names.ts";
import { useEntityName } from "./use-entity-name.ts";
import { VerbField } from "./verb-field.tsx";
import { verbOffers } from "./verb-offers.ts";
import type { MatrixProps } from "./view-props.ts";

export function PhoneObject({ object, onShow }: { object: string; onShow: MatrixProps["onShow"] }) {
  const { roles } = useCtaHeads();
  const name = useEntityName("object", object).trim() || "No name yet";
  return (
    <section aria-labelledby="cta-object" data-region className="min-h-0 flex-1 overflow-y-auto pb-6">
      <h1 id="cta-object" className="px-4 pt-3 pb-1 text-xl leading-9 font-[640] tracking-[-.026em]">
        {name}
      </h1>
      {roles.map((role) => (
        <RoleStack key={role} at={{ object, role }} onShow={onShow} />
      ))}
    </section>
  );
}

function RoleStack({ at, onShow }: { at: CellAt; onShow: MatrixProps["onShow"] }) {
  const { may, gestures, state } = useMatrix();
  const [isAdding, setAdding] = useState(false);
  const names = useCtaNames();
  const cell = useCtaCell(at.object, at.role);
  const role = names.role(at.role)?.name ?? "";
  const headId = `role-${at.role}`;
  /** The drawer is about this role. */
  const open = (cta: string) => {
    state.set({ chip: { ...at, cta } });
    onShow(cta);
  };
  const says = { none: "None here", discuss: "To discuss" };
  return (
    <section aria-labelledby={headId} className="border-t border-line px-4 py-3">
      <div className="flex items-center gap-2">
        <h2 id={headId} className="min-w-0 flex-1 truncate font-semibold">
          {role}
        </h2>
        {(cell.state === "none" || cell.state === "discuss") && <span className="text-sm text-ink-3">{says[cell.state]}</span>}
      </div>
      {cell.state === "unanswered" && (
        <p className="pt-0.5 text-ink-3">
          <SentenceText sentence={sentenceOfCtaCell(cell, names)} />
        </p>
      )}
      <ul className="grid gap-1.5 pt-1.5">
        {cell.stack.map((chip) => (
          <li key={chip.cta}>
            <PhoneChip chip={chip} onOpen={() => open(chip.cta)} />
          </li>
        ))}
      </ul>
      {isAdding && <PhoneAdd at={at} onDone={() => setAdding(false)} />}
      {may && !isAdding && (
        <div className="flex gap-1.5 pt-2">
          <Button icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
            Add
            <span className="sr-only"> a call to action of {role}</span>
          </Button>
          {cell.stack.length === 0 && (
            <>
              <Button
                variant="quiet"
                aria-pressed={cell.state === "none"}
                onClick={() => gestures.answer([at], cell.state === "none" ? "clear" : "none")}
              >
                None
                <span className="sr-only"> for {role}</span>
              </Button>
              <Button
                variant="quiet"
                aria-pressed={cell.state === "discuss"}
                onClick={() => gestures.answer([at], cell.state === "discuss" ? "clear" : "discuss")}
              >
                Discuss
                <span className="sr-only"> for {role}</span>
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  );
}

function PhoneChip({ chip, onOpen }: { chip: CtaChip; onOpen: () => void }) {
  const target = useEntityName("object", chip.target);
  const isPrimary = chip.rank === "primary";
  return (
    <button type="button" onClick={onOpen} data-primary={isPrimary || undefined} className="cta-chip">
      <PhaseMark phase={phaseMark(chip.phase)} className="size-3.5" />
      <span className="min-w-0 flex-1 truncate text-left">
        {chip.verb}
        {chip.target !== "" && <span className="font-regular"> › {target}</span>}
        {chip.condition !== "" && <span className="font-regular"> ({chip.condition})</span>}
        {chip.uncertain && " ?"}
      </span>
      {isPrimary && (
        <>
          <KindMark kind="cta" className="size-3 text-cta-ink!" />
          <span className="sr-only">primary</span>
        </>
      )}
    </button>
  );
}

function PhoneAdd({ at, onDone }: { at: CellAt; onDone: () => void }) {
  const { gestures } = useMatrix();
  const { store } = useProject();
  const { index } = useCtaIndex();
  const names = useCtaNames();
  return (
    <div className="pt-1.5">
      <VerbField
        label={`New call to action of ${names.role(at.role)?.name ?? ""}`}
        text=""
        isSelected={false}
        isMany
        offersFor={(text) => verbOffers(index, at, text, names)}
        onTake={(text) => gestures.type(at, text).problem}
        onEnd={onDone}
        onDraft={ignore}
        onLost={(text) => tellGone(store, at, text)}
      />
    </div>
  );
}

const ignore = () => undefined;
