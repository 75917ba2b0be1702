/** The project's address, to be sent to the people who are in it. */
import { Check, Link2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";

const praiseMs = 2000;

export function ProjectLink({ project }: { project: string }) {
  const address = `${location.origin}/p/${project}`;
  const [copied, setCopied] = useState(false);
  async function copy() {
    await copyText(address);
    setCopied(true);
    setTimeout(() => setCopied(false), praiseMs);
  }
  return (
    <>
      <h3 className="mt-4 mb-2 font-semibold">Link</h3>
      <div className="flex gap-1.5">
        <output className="min-w-0 flex-1 truncate rounded-md border border-line-2 bg-subtle px-[9px] font-mono text-[11.5px] leading-7 tracking-[-.02em] text-ink-2 max-phone:leading-[42px]">
          {address.replace(/^https?:\/\//, "")}
        </output>
        <Button icon={copied ? <Check /> : <Link2 />} onClick={() => void copy()}>
          {copied ? "Copied" : "Copy link"}
        </Button>
      </div>
      <p className="mt-2.5 text-sm leading-[17px] text-ink-3">It opens for the people in this list, and for nobody else.</p>
    </>
  );
}

/** The clipboard is closed to pages without https; a selected field is the old way. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    (document.querySelector("[role=dialog]") ?? document.body).append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
