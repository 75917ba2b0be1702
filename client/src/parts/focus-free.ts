/** Whether a view that opens may take the focus: whoever comes by keys goes on there, whoever works elsewhere is not disturbed. */
export function isFocusFree(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.closest("nav, [role=grid]") !== null;
}
