/** Who else is here, on the upper edge: never on the words (ui/README.md 7). Readers hear it with the name of the note. */
export function NameFlag({ names }: { names: readonly string[] }) {
  const first = names[0]?.trim().split(/\s+/)[0] || "Somebody";
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute -top-2.5 right-1.5 z-2 inline-flex h-4 items-center rounded-xs bg-person px-[5px] text-2xs leading-none font-semibold text-on-presence"
    >
      {first}
      {names.length > 1 && ` +${names.length - 1}`}
    </span>
  );
}
