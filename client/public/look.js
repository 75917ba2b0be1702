/**
 * Puts the remembered theme and density on the page before it is first painted, so that nothing flashes.
 *
 * A file of its own because the content policy allows no inline script. Keys and words are those of `src/app/look.ts`.
 */
(() => {
  const root = document.documentElement;
  let look = {};
  try {
    look = JSON.parse(localStorage.getItem("orca/look")) ?? {};
  } catch {
    // Storage is closed to us: the system's own theme is the answer.
  }
  const dark = look.theme === "dark" || (look.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.density = look.density === "compact" ? "compact" : "comfortable";
})();
