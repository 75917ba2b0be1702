/**
 * Carets and selections of other people in prose, and one's own sent to them.
 *
 * A name flag shows while somebody types and 2 s after, then on hover; at the end of a line it stands to the right of the caret,
 * elsewhere above it, so that it never covers a word for long (ui/README.md 7). Nothing of this is stored.
 */
import { type Extension, type Range, StateEffect } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";
import { ySyncFacet } from "y-codemirror.next";
import type { ProseBinding } from "#client/project/use-prose.ts";
import type { Presence } from "#shared/presence.ts";

type Awareness = ProseBinding["awareness"];

const flagShownMs = 2_000;
/** At most 20 positions a second go out. */
const quietMs = 50;
const caretsMoved = StateEffect.define<null>();

interface Caret {
  readonly client: number;
  readonly name: string;
  readonly hue: string;
  readonly anchor: number;
  readonly head: number;
  readonly fresh: boolean;
}

export function proseCarets(awareness: Awareness): Extension {
  return ViewPlugin.define((view) => new Carets(view, awareness), { decorations: (carets) => carets.decorations });
}

/** Lives as long as its editor: listens to awareness, keeps two timers. */
class Carets {
  decorations: DecorationSet = Decoration.none;
  private readonly view: EditorView;
  private readonly awareness: Awareness;
  private readonly moved = new Map<number, { at: string; time: number }>();
  private fading: ReturnType<typeof setTimeout> | undefined;
  private sending: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, awareness: Awareness) {
    this.view = view;
    this.awareness = awareness;
    awareness.on("change", this.listen);
    this.decorations = this.draw();
  }

  update(update: ViewUpdate): void {
    const told = update.transactions.some((transaction) => transaction.effects.some((effect) => effect.is(caretsMoved)));
    if (told || update.docChanged) this.decorations = this.draw();
    if (update.focusChanged && !update.view.hasFocus) this.send(null);
    else if (update.view.hasFocus && (update.selectionSet || update.docChanged || update.focusChanged)) this.sendSoon();
  }

  destroy(): void {
    clearTimeout(this.fading);
    clearTimeout(this.sending);
    this.awareness.off("change", this.listen);
    if (this.view.hasFocus) this.send(null);
  }

  private readonly listen = ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>): void => {
    const others = [...added, ...updated, ...removed].some((client) => client !== this.awareness.clientID);
    if (others) this.view.dispatch({ effects: caretsMoved.of(null) });
  };

  private sendSoon(): void {
    this.sending ??= setTimeout(() => {
      this.sending = undefined;
      const { anchor, head } = this.view.state.selection.main;
      const { toYPos } = this.sync();
      if (this.view.hasFocus) this.send({ anchor: toYPos(anchor), head: toYPos(head) });
    }, quietMs);
  }

  private send(cursor: unknown): void {
    clearTimeout(this.sending);
    this.sending = undefined;
    if (this.awareness.getLocalState() !== null) this.awareness.setLocalStateField("cursor", cursor);
  }

  private sync() {
    const config = this.view.state.facet(ySyncFacet);
    return { toYPos: (at: number) => config.toYPos(at), fromYPos: (at: object) => config.fromYPos(at).pos };
  }

  private draw(): DecorationSet {
    const carets = this.readCarets();
    clearTimeout(this.fading);
    if (carets.some((caret) => caret.fresh)) {
      this.fading = setTimeout(() => this.view.dispatch({ effects: caretsMoved.of(null) }), flagShownMs);
    }
    return Decoration.set(
      carets.flatMap((caret) => drawCaret(this.view, caret)),
      true,
    );
  }

  private readCarets(): Caret[] {
    const states = [...this.awareness.getStates()] as [number, Partial<Presence>][];
    return states.flatMap(([client, state]) => (client === this.awareness.clientID ? [] : (this.readCaret(client, state) ?? [])));
  }

  private readCaret(client: number, { user, cursor }: Partial<Presence>): Caret | null {
    const [anchor, head] = [this.place(cursor, "anchor"), this.place(cursor, "head")];
    if (!user || anchor === null || head === null) return null;
    return { client, name: user.name, hue: user.hue, anchor, head, fresh: this.isFresh(client, JSON.stringify(cursor)) };
  }

  private isFresh(client: number, at: string): boolean {
    const known = this.moved.get(client);
    const time = known?.at === at ? known.time : Date.now();
    this.moved.set(client, { at, time });
    return Date.now() - time < flagShownMs;
  }

  /** Null when this caret is in another text: the sync plugin says so by throwing. */
  private place(cursor: unknown, end: "anchor" | "head"): number | null {
    const at = typeof cursor === "object" && cursor !== null ? (cursor as Record<string, unknown>)[end] : null;
    if (typeof at !== "object" || at === null) return null;
    try {
      return Math.min(this.sync().fromYPos(at), this.view.state.doc.length);
    } catch {
      return null;
    }
  }
}

function drawCaret(view: EditorView, caret: Caret): Range<Decoration>[] {
  const [from, to] = [Math.min(caret.anchor, caret.head), Math.max(caret.anchor, caret.head)];
  const selected = Decoration.mark({ class: "prose-selection", attributes: { "data-hue": caret.hue } });
  const atEnd = caret.head === view.state.doc.lineAt(caret.head).to;
  const widget = new CaretWidget(caret.name, caret.hue, caret.fresh, atEnd);
  const here = Decoration.widget({ widget, side: caret.head > caret.anchor ? -1 : 1 }).range(caret.head);
  return from === to ? [here] : [selected.range(from, to), here];
}

class CaretWidget extends WidgetType {
  private readonly name: string;
  private readonly hue: string;
  private readonly fresh: boolean;
  private readonly atEnd: boolean;

  constructor(name: string, hue: string, fresh: boolean, atEnd: boolean) {
    super();
    this.name = name;
    this.hue = hue;
    this.fresh = fresh;
    this.atEnd = atEnd;
  }

  override eq(other: CaretWidget): boolean {
    return other.name === this.name && other.hue === this.hue && other.fresh === this.fresh && other.atEnd === this.atEnd;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement("span");
    caret.className = `prose-caret${this.fresh ? " is-fresh" : ""}${this.atEnd ? " is-at-end" : ""}`;
    caret.dataset.hue = this.hue;
    caret.setAttribute("aria-hidden", "true");
    const flag = caret.appendChild(document.createElement("span"));
    flag.className = "prose-flag";
    flag.textContent = this.name.trim().split(/\s+/)[0] || "Somebody";
    return caret;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
