/**
 * What a person calls the device a session is on: "Firefox on Linux". Made from what the browser says of itself, which nothing is decided
 * by; what it says is not kept.
 */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\bHeadlessChrome\//, "Chromium"],
  [/\bChromium\//, "Chromium"],
  [/\b(Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** @returns "" when nothing is known */
export function deviceName(userAgent: string | undefined): string {
  const said = (userAgent ?? "").slice(0, 500);
  const find = (names: typeof browsers) => names.find(([pattern]) => pattern.test(said))?.[1];
  return [find(browsers), find(systems)].filter(Boolean).join(" on ");
}
