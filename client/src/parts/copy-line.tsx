/** Something to be copied, shown in full length or cut, with the button that copies it. */
import { Check, Link2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";

const praiseMs = 2000;

export interface CopyLineProps {
  text: string;
  /** What is shown, where that is not the text itself. */
  shown?: string;
  label: string;
  button: string;
  icon?: ReactNode;
  /** The focus begins at the button. */
  begins?: boolean;
}

export function CopyLine({ text, shown = text, label, button, icon = <Link2 />, begins = false }: CopyLineProps) {
  const [copied, setCopied] = useState(false);
  const place = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (begins) place.current?.focus();
  }, [begins]);
  async function copy() {
    await copyText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), praiseMs);
  }
  return (
    <div className="flex gap-1.5">
      <output
        aria-label={label}
        className="min-w-0 flex-1 truncate rounded-md border border-line-2 bg-subtle px-[9px] font-mono text-[11.5px] leading-7 tracking-[-.02em] text-ink-2 max-phone:leading-[42px]"
      >
        {shown}
      </output>
      <Button ref={place} icon={copied ? <Check /> : icon} onClick={() => void copy()}>
        {copied ? "Copied" : button}
      </Button>
    </div>
  );
}
