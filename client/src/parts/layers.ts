/** Class names of the layers that float above the page, said once for menus, lists and popovers. */
export const floatingLayer =
  "rounded-lg bg-raised shadow-float outline-none origin-(--transform-origin) transition-[opacity,scale] duration-120 ease-settle " +
  "data-starting-style:scale-[.98] data-starting-style:opacity-0 data-ending-style:opacity-0";

export const layerItem =
  "flex w-full items-center gap-2 rounded-sm px-2 min-h-[30px] max-phone:min-h-11 whitespace-nowrap outline-none select-none cursor-default " +
  "data-highlighted:bg-fill data-disabled:text-ink-3 [&_svg.lucide]:size-[15px] [&_svg.lucide]:text-ink-3";
