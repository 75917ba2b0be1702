/** Copy and paste on the map: names out, one a line; a column of a table in, as attributes of the object that has the focus. */
import type { ClipboardEvent } from "react";
import type { KeyWorld } from "./key-world.ts";
import { copiedText, itemAt } from "./map-commands.ts";
import type { MapPlace } from "./map-context.ts";
import { placeOfElement } from "./map-focus.ts";
import { pasteAttributes } from "./paste-attributes.ts";
import { targetsOf } from "./selecting.ts";

export function mapClipboard(world: KeyWorld): Record<"copy" | "paste", (event: ClipboardEvent) => void> {
  return {
    copy: (event) => {
      const place = placeOf(event);
      const text = place ? copiedText(world, targetsOf(world, place, world.shown())) : "";
      if (text === "") return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", text);
    },
    paste: (event) => {
      const place = placeOf(event);
      if (!place || !world.map.mayWrite) return;
      event.preventDefault();
      const kind = itemAt(world, place)?.kind === "metadata" ? "metadata" : "core";
      const data = event.clipboardData;
      pasteAttributes(world, place.object, kind, { text: data.getData("text/plain"), html: data.getData("text/html") });
    },
  };
}

const placeOf = ({ target }: ClipboardEvent): MapPlace | null => (target instanceof HTMLInputElement ? null : placeOfElement(target));
