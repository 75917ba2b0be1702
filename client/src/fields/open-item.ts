/** How a field opens another item, such as an object named in prose. A view provides it; without it names are only words. */
import { createContext, useContext } from "react";

export type OpenItem = (kind: "object", id: string) => void;

export const OpenItemContext = createContext<OpenItem | null>(null);

export const useOpenItem = (): OpenItem | null => useContext(OpenItemContext);
