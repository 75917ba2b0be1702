/** Puts text on the clipboard, which is closed to pages without https; a selected field is the old way. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    const { activeElement } = document;
    (document.querySelector("[role=dialog]") ?? document.body).append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    if (activeElement instanceof HTMLElement) activeElement.focus();
  }
}
