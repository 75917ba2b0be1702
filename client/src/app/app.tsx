/** The whole client, inside what all of it shares: requests, tooltips, toasts, and the last line of defence. */
import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { PartBoundary } from "../parts/part-boundary.tsx";
import { ToastRegion } from "../parts/toast.tsx";
import { TooltipDelay } from "../parts/tooltip.tsx";
import { router } from "./router.tsx";

const requests = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: true, staleTime: 10_000 } } });

export function App() {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={requests}>
        <TooltipDelay>
          <PartBoundary what="This page">
            <RouterProvider router={router} />
          </PartBoundary>
          <ToastRegion />
        </TooltipDelay>
      </QueryClientProvider>
    </CSPProvider>
  );
}
