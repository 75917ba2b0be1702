/** What a person prefers on every device. A device keeps its own copy, for working offline and signed out. */
import { z } from "zod";
import { contract } from "./contract.ts";

export const themes = ["system", "light", "dark"] as const;
export const densities = ["comfortable", "compact"] as const;

export const preferences = z.strictObject({
  theme: z.enum(themes).optional(),
  density: z.enum(densities).optional(),
  /** Single letters are commands where nothing is typed. */
  single_letter_shortcuts: z.boolean().optional(),
});
export type Preferences = z.infer<typeof preferences>;

/** Field by field: what is not named stays. Answers all of them. */
export const changePreferences = contract({
  method: "PATCH",
  path: "/users/me/preferences",
  summary: "Change what I prefer",
  permission: "anybody",
  body: preferences,
  answer: preferences,
});
