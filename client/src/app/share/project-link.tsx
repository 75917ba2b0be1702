/** The project's address, to be sent to the people who are in it. */
import { CopyLine } from "../../parts/copy-line.tsx";

export function ProjectLink({ project }: { project: string }) {
  const address = `${location.origin}/p/${project}`;
  return (
    <>
      <h3 className="mt-4 mb-2 font-semibold">Link</h3>
      <CopyLine text={address} shown={address.replace(/^https?:\/\//, "")} name="Address of the project" button="Copy link" />
      <p className="mt-2.5 text-sm leading-[17px] text-ink-3">It opens for the people in the project, and for nobody else.</p>
    </>
  );
}
