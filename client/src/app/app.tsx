/** The whole client, inside what all of it shares: requests, toasts, and the last line of defence. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { PartBoundary } from "../parts/part-boundary.tsx";
import { ToastRegion } from "../parts/toast.tsx";
import { router } from "./router.tsx";

const requests = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: true, staleTime: 10_000 } } });

export function App() {
  return (
    <QueryClientProvider client={requests}>
      <PartBoundary what="This page">
        <RouterProvider router={router} />
      </PartBoundary>
      <ToastRegion />
    </QueryClientProvider>
  );
}
