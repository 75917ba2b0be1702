/** The editor of one prose field, put together: the shared text, its looks, keys, bound and carets. */
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, placeholder } from "@codemirror/view";
import { yCollab } from "y-codemirror.next";
import type { NameIndex } from "#client/project/name-index.ts";
import type { ProseBinding } from "#client/project/use-prose.ts";
import { cleanText } from "#shared/schema/check-field.ts";
import type { ProseField } from "#shared/schema/field-kinds.ts";
import { proseCarets } from "./prose-carets.ts";
import { type ProseCommands, proseKeys } from "./prose-keys.ts";
import { proseLimit } from "./prose-limit.ts";
import { proseLooks } from "./prose-looks.ts";

export interface ProseListener extends ProseCommands {
  /** A key that changes the text was pressed here. */
  typed(): void;
  /** The caret came or went. */
  focused(here: boolean): void;
  /** So many letters did not fit; 0 when they do again. */
  cut(letters: number): void;
  /** A name was pressed with Ctrl or Cmd. */
  follow(objectId: string): void;
}

export interface ProseSetup {
  readonly binding: ProseBinding;
  readonly field: ProseField;
  readonly labelId: string;
  /** Id of the entity whose text this is. */
  readonly own: string;
  readonly names: NameIndex;
  readonly listener: ProseListener;
}

export function makeProseState({ binding, own, field, labelId, names, listener }: ProseSetup): EditorState {
  return EditorState.create({
    doc: binding.text.toString(),
    extensions: [
      // The text holds "\n" alone; anything else would shift positions against the shared text.
      EditorState.lineSeparator.of("\n"),
      // What a document can not carry would be refused by the server, with everything after it.
      EditorView.clipboardInputFilter.of((pasted) => cleanText(pasted)),
      yCollab(binding.text, null, { undoManager: binding.undoManager }),
      proseCarets(binding.awareness),
      proseLooks(names, own),
      proseLimit(field.max, (letters) => listener.cut(letters)),
      proseKeys(listener),
      listenTo(listener),
      highlightActiveLine(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-labelledby": labelId, spellcheck: "true", autocapitalize: "sentences" }),
      placeholder(field.hint ?? "Not said yet"),
      EditorView.cspNonce.of(nonceOfPage()),
    ],
  });
}

/** The page's policy takes a style element only with the nonce of its answer. */
const nonceOfPage = (): string => document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";

function listenTo(listener: ProseListener) {
  return [
    EditorView.updateListener.of((update) => {
      if (update.focusChanged) listener.focused(update.view.hasFocus);
      if (update.transactions.some((transaction) => transaction.isUserEvent("input") || transaction.isUserEvent("delete")))
        listener.typed();
    }),
    EditorView.domEventHandlers({
      mousedown(event) {
        const name = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-object]") : null;
        if (!name?.dataset.object || !(event.ctrlKey || event.metaKey)) return false;
        listener.follow(name.dataset.object);
        return true;
      },
    }),
  ];
}
