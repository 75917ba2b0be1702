/** Says that a place went while something was being typed into it, and keeps the text within reach: to be copied. */
import { showToast } from "./toast.tsx";

const mostShown = 80;

/** @param why "The object was deleted meanwhile." */
export function tellLost(why: string, text: string): void {
  const said = text.trim();
  if (said === "") return void showToast({ says: why });
  const shown = said.length > mostShown ? `${said.slice(0, mostShown - 1)}…` : said;
  const dismiss = showToast({
    says: `${why} You were typing “${shown}”.`,
    tone: "other",
    stays: true,
    action: { label: "Copy it", run: () => void copy(said, dismiss) },
  });
}

async function copy(text: string, dismiss: () => void): Promise<void> {
  dismiss();
  try {
    await navigator.clipboard.writeText(text);
    showToast({ says: "What you typed is on the clipboard" });
  } catch {
    showToast({ says: `The browser did not let the clipboard be written. You were typing: ${text}`, tone: "error" });
  }
}
