/** Where the client starts: the page, what keeps it alive offline, and what all parts of it share. */
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { followLook } from "./app/look.ts";
import { keepForOffline } from "./app/offline.ts";
import "./styles/app.css";

followLook();
keepForOffline();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
