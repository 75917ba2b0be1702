/** A sentence for readers, said once; the same words said again are heard again. */
import { useCallback, useState } from "react";

export function useAnnounce(): readonly [sentence: string, announce: (sentence: string) => void] {
  const [said, setSaid] = useState("");
  const announce = useCallback((sentence: string) => setSaid((now) => (now === sentence ? `${sentence}\u00a0` : sentence)), []);
  return [said, announce];
}
