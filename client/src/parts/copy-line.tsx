/** Something to be copied: shown, cut where it is long, with the button that copies it whole; or the button alone. */
import { Check, Link2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";

const praiseMs = 2000;

export interface CopyButtonProps {
  text: string;
  /** The words on it. */
  button: string;
  /** Where the words alone do not say what is copied. */
  label?: string;
  icon?: ReactNode;
  size?: "md" | "sm";
  /** The focus begins here. */
  begins?: boolean;
}

export function CopyButton({ text, button, label, icon = <Link2 />, size = "md", begins = false }: CopyButtonProps) {
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
    <Button ref={place} size={size} aria-label={copied ? undefined : label} icon={copied ? <Check /> : icon} onClick={() => void copy()}>
      {copied ? "Copied" : button}
    </Button>
  );
}

export function CopyLine({ shown, name, ...button }: CopyButtonProps & { name: string; shown?: string }) {
  return (
    <div className="flex gap-1.5">
      <output
        aria-label={name}
        className="min-w-0 flex-1 truncate rounded-md border border-line-2 bg-subtle px-[9px] font-mono text-[11.5px] leading-7 tracking-[-.02em] text-ink-2 max-phone:leading-[42px]"
      >
        {shown ?? button.text}
      </output>
      <CopyButton {...button} />
    </div>
  );
}
