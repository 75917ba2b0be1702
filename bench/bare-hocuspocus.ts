/** Hocuspocus without hooks and without a store, with the same batching as ours, in a process of its own: what others are compared with. */
import { Hocuspocus } from "@hocuspocus/server";
import { listenBare } from "./listen-bare.ts";

listenBare(new Hocuspocus({ quiet: true, flushMaxBytes: 16_384 }));
