/**
 * A dialog: focus is held inside and goes back where it came from, the page behind is out of reach, Esc closes.
 *
 * `Confirm` is asked only before something leaves the device for good; everything else has undo.
 */
import { Suspense, use, useState } from "react";
import type { ConfirmProps, DialogProps } from "./layer-props.ts";
import { loadLayers } from "./load-layers.ts";

export function Dialog(props: DialogProps) {
  return <Suspense>{useOnceOpen(props.open) && <OpenDialog {...props} />}</Suspense>;
}

export function Confirm(props: ConfirmProps) {
  return <Suspense>{useOnceOpen(props.open) && <OpenConfirm {...props} />}</Suspense>;
}

function OpenDialog(props: DialogProps) {
  const { DialogLayer } = use(loadLayers());
  return <DialogLayer {...props} />;
}

function OpenConfirm(props: ConfirmProps) {
  const { ConfirmLayer } = use(loadLayers());
  return <ConfirmLayer {...props} />;
}

/** True from the first opening on: the layer stays afterwards, so that it can leave softly. */
function useOnceOpen(open: boolean): boolean {
  const [once, setOnce] = useState(open);
  if (open && !once) setOnce(true);
  return once || open;
}
