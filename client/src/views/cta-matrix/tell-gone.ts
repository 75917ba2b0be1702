/** What somebody else took away while one was typing about it, and the text that was being typed (rule X20). */
import type { ModelStore } from "#client/project/model-store.ts";
import { tellLost } from "../../parts/tell-lost.ts";
import type { CellAt, ChipAt } from "./matrix-state.ts";

export function tellGone(store: ModelStore, at: CellAt | ChipAt, text: string): void {
  const why = whyGone(store, at);
  if (why !== "") tellLost(why, text);
}

/** "" where everything is still there: the view was left. */
function whyGone(store: ModelStore, at: CellAt | ChipAt): string {
  const role = store.entity("role", at.role);
  if (store.entity("object", at.object) === null) return "The object was deleted meanwhile.";
  if (role === null) return "The role was deleted meanwhile.";
  if (role.archived) return "The role was archived meanwhile.";
  return "cta" in at && store.entity("cta", at.cta) === null ? "The call to action was deleted meanwhile." : "";
}
