/** What stands around every page: the way past the bars for keyboards, the account dialogs, the regions F6 walks. */
import { Outlet } from "@tanstack/react-router";
import { AccountProvider } from "./account/account-context.tsx";
import { useCutPastes } from "./cut-pastes.ts";
import { useRegionKeys } from "./region-keys.ts";

export function Page() {
  useRegionKeys();
  useCutPastes();
  return (
    <AccountProvider>
      <a href="#main" className="fixed -top-16 left-2 z-(--z-toast) rounded-md bg-primary px-3 py-2 text-on-primary focus:top-2">
        Skip to content
      </a>
      <Outlet />
    </AccountProvider>
  );
}
