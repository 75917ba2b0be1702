/** What belongs to the person and not to the project: theme, density, the account. Its lines are fetched with the menu. */

import { Ellipsis } from "lucide-react";
import { IconButton } from "../parts/icon-button.tsx";
import { lazyPart } from "../parts/lazy-part.ts";
import { Menu } from "../parts/menu.tsx";

const PersonItems = lazyPart(async () => (await import("./person-items.tsx")).PersonItems);

export function PersonMenu({ onShare }: { onShare: () => void }) {
  return (
    <Menu align="end" trigger={<IconButton label="Settings and account" icon={<Ellipsis />} />}>
      <PersonItems onShare={onShare} />
    </Menu>
  );
}
