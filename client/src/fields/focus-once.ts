/** For a field that appears because somebody asked for it: takes the focus when it comes, given as its `ref`. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
