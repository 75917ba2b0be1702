/** What a level may do, read from the permission table. */
import { Check } from "lucide-react";
import { type Action, levelNames, may, type PermissionLevel } from "#shared/permissions.ts";

/** A commenter may do today what a viewer may, so the table has no column for it. */
const shownLevels = ["viewer", "editor", "owner"] as const satisfies readonly PermissionLevel[];

const lines: readonly { does: string; action: Action }[] = [
  { does: "Read everything", action: "model/read" },
  { does: "See who else is in it", action: "members/read" },
  { does: "Edit the model", action: "model/write" },
  { does: "Rename the project", action: "project/update" },
  { does: "Invite people, set levels", action: "members/manage" },
];

const cell = "h-[29px] border-b border-line text-center font-regular group-last:border-b-0";

export function LevelTable() {
  return (
    <>
      <h3 className="mb-0.5 font-semibold">What a level may do</h3>
      <table className="w-full table-fixed border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            <th scope="col" className={cell}>
              <span className="sr-only">Action</span>
            </th>
            {shownLevels.map((level) => (
              <th key={level} scope="col" className={`${cell} w-[70px] text-xs text-ink-3`}>
                {levelNames[level]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ does, action }) => (
            <tr key={action} className="group">
              <th scope="row" className={`${cell} text-left`}>
                {does}
              </th>
              {shownLevels.map((level) => (
                <td key={level} className={cell}>
                  <Answer yes={may(level, action)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Answer({ yes }: { yes: boolean }) {
  if (yes) return <Check role="img" aria-label="yes" className="inline size-3.5 stroke-[2.5]" />;
  return (
    <>
      <span aria-hidden="true" className="inline-block h-[1.5px] w-2 bg-line-2 align-[4px]" />
      <span className="sr-only">no</span>
    </>
  );
}
