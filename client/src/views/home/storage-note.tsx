/** How much this device keeps, and whether the browser has promised to keep it. */
import { HardDrive } from "lucide-react";
import { useEffect, useState } from "react";
import { Popover } from "#client/parts/popover.tsx";
import { fileSize } from "#client/parts/times.ts";
import { storageUse } from "#client/project/local-projects.ts";

type Use = Awaited<ReturnType<typeof storageUse>>;

export function StorageNote() {
  const [use, setUse] = useState<Use>(null);
  useEffect(() => {
    void storageUse().then(setUse, () => undefined);
  }, []);
  if (!use) return null;
  const pill = (
    <button
      type="button"
      className="inline-flex h-[26px] items-center gap-1.5 rounded-full pr-[9px] pl-[7px] text-sm text-ink-2 hover:bg-fill max-phone:hidden"
    >
      <HardDrive className="size-[15px] text-ink-3" aria-hidden />
      {fileSize(use.used)} on this device
    </button>
  );
  return (
    <Popover trigger={pill} title="On this device" className="w-[320px]">
      <div className="grid gap-2 px-4 pt-1 pb-4 text-ink-2">
        <p>
          {fileSize(use.used)} of {fileSize(use.allowed)} that this browser allows.
        </p>
        <p>
          {use.kept
            ? "The browser has promised not to clear it by itself."
            : "The browser may clear it when the disk runs short. Share a project or save a copy to a file to be sure."}
        </p>
      </div>
    </Popover>
  );
}
