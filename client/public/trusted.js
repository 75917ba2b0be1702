/**
 * What may become script: our own built files, as workers and as the service worker. Text never does, nor does markup.
 *
 * The content policy asks for this (`require-trusted-types-for 'script'`) and allows no other policy than this one, which
 * stands before the client's first line. Browsers without trusted types have `script-src 'self'`.
 */
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL(given) {
    const { origin, pathname } = new URL(given, location.href);
    return origin === location.origin && (pathname === "/sw.js" || pathname.startsWith("/assets/")) ? given : null;
  },
});
