/** Below this line nothing fits on the card. */
export function CardLine() {
  return (
    <div aria-hidden="true" className="relative mt-0.5 -mb-px h-[15px] text-right text-[10px] leading-[15px] text-ink-3">
      <span className="absolute inset-x-0 top-[7px] border-t border-dashed border-control" />
      <span className="relative bg-subtle pl-1.5 print:bg-white">card ends here</span>
    </div>
  );
}

/** Where a lifted note would come down. */
export function DropLine() {
  return (
    <div aria-hidden="true" data-drop className="relative z-2 mt-[3px] h-[3px]">
      <span className="absolute inset-x-[-3px] top-0 h-[3px] rounded-[2px] bg-ink" />
      <span className="absolute -top-[3px] -left-[7px] size-[9px] rounded-full border-2 border-ink bg-surface" />
    </div>
  );
}
