/** The view that the address names, inside the sheet; a view that fails leaves the shell standing. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Suspense, useCallback, useEffect } from "react";
import { EmptyState } from "../parts/empty-state.tsx";
import { PartBoundary } from "../parts/part-boundary.tsx";
import { useAfter } from "../parts/skeleton.tsx";
import { useProjectFields } from "../project/use-entities.ts";
import { views } from "../views/views.ts";
import { ViewSkeleton } from "./shell-skeleton.tsx";

const Late = () => (useAfter(150) ? <ViewSkeleton /> : null);

export function ViewPage() {
  const params = useParams({ from: "/p/$project/$view/{-$item}" });
  const navigate = useNavigate();
  const { name } = useProjectFields();
  const view = views.find((each) => each.path === params.view);
  const onShow = useCallback(
    (item: string | null, how: "push" | "replace" = "push") => {
      void navigate({
        to: "/p/$project/$view/{-$item}",
        params: (now) => ({ ...now, item: item ?? undefined }) as typeof params,
        replace: how === "replace",
      });
    },
    [navigate],
  );
  useEffect(() => {
    const project = name || "Untitled project";
    document.title = `${view ? `${view.label} · ` : ""}${project} · ORCA Project Builder`;
    document.documentElement.style.setProperty("--print-foot", printFoot(project, view?.label ?? ""));
  }, [view, name]);
  if (!view) return <EmptyState title="There is nothing at this address">Choose an artifact from the rail.</EmptyState>;
  return (
    <PartBoundary what={view.label} resetBy={`${params.view}/${params.item ?? ""}`}>
      {!params.item && <h1 className="sr-only phone:hidden">{view.label}</h1>}
      <Suspense fallback={<Late />}>
        <view.Component item={params.item ?? null} onShow={onShow} />
      </Suspense>
    </PartBoundary>
  );
}

/** As a string of CSS, for the foot of each printed page. */
function printFoot(project: string, label: string): string {
  const said = label === "" ? project : `${project}, ${label}`;
  return `"${said.replace(/["\\]/g, "\\$&").replace(/\p{Cc}/gu, " ")}"`;
}
