/** What runs inside the page while views are measured. Functions here are sent to the browser: they use nothing from outside. */

export interface PageFigures {
  /** From each input's own time to the end of the rendering after it. */
  inputMs: number[];
  /** The part of it before the page was given the input. */
  handedMs: number[];
  /** The longest task of the main thread, 0 while none was over 50 ms. */
  longestTaskMs: number;
}

/** Watches the main thread and the given inputs until `readFigures`. */
export function watchInputs(types: readonly string[]): void {
  const page = globalThis as unknown as { figures?: PageFigures; stopWatching?: () => void };
  page.stopWatching?.();
  const figures: PageFigures = { inputMs: [], handedMs: [], longestTaskMs: 0 };
  const tasks = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) figures.longestTaskMs = Math.max(figures.longestTaskMs, entry.duration);
  });
  tasks.observe({ type: "longtask" });
  const note = ({ timeStamp }: Event) => {
    const handedMs = performance.now() - timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        figures.handedMs.push(handedMs);
        figures.inputMs.push(performance.now() - timeStamp);
      };
      port2.postMessage(0);
    });
  };
  for (const type of types) addEventListener(type, note, { capture: true, passive: true });
  page.figures = figures;
  page.stopWatching = () => {
    tasks.disconnect();
    for (const type of types) removeEventListener(type, note, { capture: true });
  };
}

export function readFigures(): PageFigures {
  return (globalThis as unknown as { figures: PageFigures }).figures;
}

/** A table of the size of a matrix, and nothing else: a key writes into a cell, a pointer colours the one under it. */
export function standAsPlainTable(cells: number): void {
  const row = (r: number) =>
    `<tr>${Array.from({ length: cells }, (_, c) => `<td role="gridcell" tabindex="-1">${r} ${c}</td>`).join("")}</tr>`;
  const rows = Array.from({ length: cells }, (_, r) => row(r)).join("");
  document.body.innerHTML = `<style>td{min-width:96px;height:48px;border:1px solid #ccc}#plain{height:860px;overflow:auto}</style>
    <div id="plain" role="grid"><table>${rows}</table></div>`;
  const all = document.querySelectorAll<HTMLElement>("td");
  let typed = 0;
  addEventListener("keydown", ({ key }) => {
    const cell = all[100 + (typed++ % 20)];
    if (cell) cell.textContent = `${key} ${typed}`;
  });
  addEventListener("pointermove", ({ clientX, clientY }) => {
    const cell = document.elementFromPoint(clientX, clientY);
    if (cell instanceof HTMLTableCellElement) cell.style.background = "#eef";
  });
}

/** From the press on a view's link until its first item stands there, drawn, and the main thread has answered after that. */
export function openView({ path, stands }: { path: string; stands: string }): Promise<number> {
  const link = document.querySelector<HTMLAnchorElement>(`nav a[href*="/${path}"]`);
  if (!link) throw new Error(`No link leads to ${path}.`);
  const before = performance.now();
  return new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(stands)) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - before);
      port2.postMessage(0);
    };
    link.click();
    requestAnimationFrame(look);
  });
}

/** From now on counts what is rendered. */
export function countRenders(): void {
  Object.assign(globalThis, { renderCounts: new Map<string, number>() });
}

/** How often something was rendered since then: "cell 1, head 0", by the first word of what was noted. */
export function readRenders(): Record<string, number> {
  const { renderCounts } = globalThis as unknown as { renderCounts: Map<string, number> };
  const sums: Record<string, number> = {};
  for (const [part, count] of renderCounts) {
    const word = part.split(" ")[0] ?? part;
    sums[word] = (sums[word] ?? 0) + count;
  }
  renderCounts.clear();
  return sums;
}
