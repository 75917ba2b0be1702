/** A page that is no project and not home: the way home, its heading, and the menu of the person. */
import { Link, useCanGoBack, useRouter } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "../parts/button.tsx";
import { Logo } from "../parts/logo.tsx";
import { HomeMenu } from "./home-menu.tsx";

export interface PlainPageProps {
  title: string;
  /** Wide for the account, narrow for a page with one thing to do. */
  width: "wide" | "narrow";
  children: ReactNode;
}

export function PlainPage({ title, width, children }: PlainPageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ORCA Project Builder`;
  }, [title]);
  // Whoever comes by keys or listens is at the new page, not nowhere.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid h-full grid-rows-[48px_minmax(0,1fr)] overflow-y-auto max-phone:grid-rows-[52px_minmax(0,1fr)]">
      <header data-region className="flex items-center gap-2 px-7 max-phone:px-4">
        <Link to="/" className="-ml-1.5 flex h-8 items-center gap-2 rounded-md px-1.5 hover:bg-fill max-phone:h-11">
          <Logo coloured className="size-[22px]" />
          <b className="ml-1.5">ORCA Project Builder</b>
        </Link>
        <div className="ml-auto flex items-center gap-2.5">
          <HomeMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1} data-region className={`mx-auto w-full content-start outline-none ${widths[width]}`}>
        {width === "wide" && <Back />}
        <h1 ref={heading} tabIndex={-1} className={headings[width]}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  );
}

const widths = {
  wide: "max-w-[980px] px-8 pt-4 pb-16 max-phone:px-4 max-phone:pt-2",
  narrow: "max-w-[468px] px-6 pt-[12vh] pb-10 max-phone:px-4 max-phone:pt-8",
};
const headings = {
  wide: "mb-5 text-xl leading-9 font-semibold tracking-[-.026em] outline-none",
  narrow: "text-xl leading-9 font-semibold tracking-[-.026em] outline-none [overflow-wrap:anywhere] max-phone:text-lg",
};

/** To where one came from; whoever came by an address has the logo. */
function Back() {
  const { history } = useRouter();
  const isPossible = useCanGoBack();
  return (
    <div className="-ml-2.5 min-h-[30px] max-phone:-ml-3.5">
      {isPossible && (
        <Button variant="quiet" icon={<ArrowLeft />} onClick={() => history.back()}>
          Back
        </Button>
      )}
    </div>
  );
}
