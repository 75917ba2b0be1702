/** What happened on the map, for readers. */
import { useHeld } from "./held-value.ts";
import { useMap } from "./map-context.ts";

export function Said() {
  const { said } = useMap();
  const words = useHeld(said, (now) => now);
  return (
    <p aria-live="assertive" className="sr-only">
      {words}
    </p>
  );
}
