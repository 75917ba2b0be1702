/** What the share dialog asks of the server. Fetched with that dialog. */
import { addMember, changeMember, removeMember } from "#shared/api/projects.ts";
import { keys, useChange } from "./use-change.ts";

export const useAddMember = () => useChange(addMember, ({ params }) => keys.project(params.id));
export const useChangeMember = () => useChange(changeMember, ({ params }) => keys.project(params.id));
export const useRemoveMember = () => useChange(removeMember, ({ params }) => keys.project(params.id));
