/** Keeps a failure where it happened: the part says so and can be read again, everything around it stays usable. */
import { FileWarning } from "lucide-react";
import { Component, type ReactNode } from "react";
import { Button } from "./button.tsx";

interface PartBoundaryProps {
  /** What cannot be shown, as the beginning of a sentence: "Attributes". */
  what: string;
  /** When this changes, the part is tried again. */
  resetBy?: string;
  children: ReactNode;
}

export class PartBoundary extends Component<PartBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: PartBoundaryProps) {
    if (this.state.failed && before.resetBy !== this.props.resetBy) this.setState({ failed: false });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <FailedPart what={this.props.what} onAgain={() => this.setState({ failed: false })} />;
  }
}

export function FailedPart({ what, onAgain, children }: { what: string; onAgain?: () => void; children?: ReactNode }) {
  return (
    <div
      role="alert"
      className="m-4 grid max-w-[480px] justify-items-start gap-1 rounded-lg border border-signal-line bg-signal-subtle p-4 text-signal-ink"
    >
      <FileWarning className="size-4 text-signal" aria-hidden />
      <p className="mt-1 font-semibold">{what} could not be shown</p>
      <p className="text-sm">{children ?? "Everything else keeps working, and nothing you typed is lost."}</p>
      {onAgain && (
        <Button size="sm" className="mt-2" onClick={onAgain}>
          Try again
        </Button>
      )}
    </div>
  );
}
