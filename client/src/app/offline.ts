/**
 * Keeps the whole client on the device, so that it starts without a network. A new version asks before it takes over.
 *
 * Browsers offer this only on https and on the own machine; elsewhere the client works while the server is reachable.
 */
import { registerSW } from "virtual:pwa-register";
import { showToast } from "../parts/toast.tsx";

const lookEveryMs = 60 * 60 * 1000;

export function keepForOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  const takeOver = registerSW({
    onNeedRefresh: () => {
      showToast({
        tone: "other",
        stays: true,
        says: "A new version is ready. Your work is kept.",
        action: { label: "Reload", run: () => void takeOver(true) },
      });
    },
    onRegisteredSW: (_url, registration) => {
      if (registration) setInterval(() => void registration.update().catch(() => undefined), lookEveryMs);
    },
  });
}
