/**
 * How the client is built: one page, split where people split their time, and kept whole on the device for the days
 * without a network. The build fails when the first load of script grows past its budget.
 */
import { join } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { firstLoadBudget } from "./first-load-budget.ts";
import { leanPackages } from "./lean-packages.ts";
import { sampleShapes } from "./sample-shapes.ts";

const samples = join(import.meta.dirname, "../shared/src/samples");

/** What several pages need travels in two files, not in twenty: fewer requests, and smaller when compressed. */
const sharedChunks = [
  {
    name: "packages",
    priority: 2,
    minShareCount: 2,
    test: /node_modules[\\/](?:react|react-dom|scheduler|@tanstack[\\/](?!react-virtual|virtual-core)[^\\/]+|zod|yjs|lib0|y-protocols|y-indexeddb|fractional-indexing|use-sync-external-store)[\\/]/,
  },
  {
    name: "house",
    priority: 1,
    minShareCount: 2,
    test: /[\\/](?:shared[\\/]src[\\/](?:errors|ids|permissions|presence|api(?![\\/](?:account|invitations|password|sessions|server|tokens))|schema|document(?![\\/](?:seed|copy|shape|changes)))|client[\\/]src[\\/](?:parts(?![\\/](?:banner|copy-line|copy-text|pick-file|grid|segmented|hint-bar|dialog|switch|palette-layer|tell-lost|item-menu|use-printing|pick-item|save-file|let-go))|project(?![\\/](?:(?:use-)?overwritten|(?:use-)?(?:cta|nesting)-index|move-store|local-project-work|project-files|run-in-worker))|api(?![\\/]use-(?:account|mailed|server|sharing))|app(?![\\/](?:banners|set-aside-banner|account-page|mailed|share|plain-page|home-menu|sentence-of|account[\\/](?:account-(?:form|rules|items)|agreed|reconcile|look-keeper|typed)|look-items|merge-object|open-place|palette|save-copy))))\b/,
  },
];

export default defineConfig({
  root: import.meta.dirname,
  publicDir: "public",
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    // A data URL would need a wider content policy.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: sharedChunks } } },
  },
  // A worker fetches what it needs in pieces, as the page does.
  worker: { format: "es", plugins: () => [leanPackages()] },
  plugins: [
    leanPackages(),
    react(),
    tailwindcss(),
    sampleShapes({ "st-brannoc": join(samples, "st-brannoc.json"), "harbour-summit": join(samples, "harbour-summit.json") }),
    firstLoadBudget({
      maxKibibytes: 220,
      pages: {
        home: ["src/app/home-page.tsx"],
        "the object guide": ["src/app/project-page.tsx", "src/views/object-guide/object-guide.tsx"],
      },
    }),
    VitePWA({
      registerType: "prompt",
      injectRegister: false,
      manifest: {
        name: "ORCA Project Builder",
        short_name: "ORCA",
        description: "Objects, relationships, calls to action and attributes, written down together.",
        display: "standalone",
        background_color: "#f3f4f7",
        theme_color: "#f3f4f7",
        icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
      },
      workbox: {
        globPatterns: ["**/*.{js,css,html,svg,woff,woff2,json,webmanifest}"],
        navigateFallback: "/index.html",
        navigateFallbackDenylist: [/^\/(?:api|sync|yjs|health|metrics)(?:\/|$)/],
        maximumFileSizeToCacheInBytes: 6 * 1024 * 1024,
        cleanupOutdatedCaches: true,
        // The first visit, too, gets what it has not used yet from the device when the network goes.
        clientsClaim: true,
        skipWaiting: false,
        // One file: a worker that loads another by its name would make script out of text.
        inlineWorkboxRuntime: true,
      },
    }),
  ],
});
