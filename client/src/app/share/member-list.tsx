/** The people in a project, with their levels; a facilitator adds, changes and removes. A level applies at once. */
import { ChevronDown, UserMinus } from "lucide-react";
import { useState } from "react";
import type { Me } from "#shared/api/auth.ts";
import type { Member } from "#shared/api/projects.ts";
import { describeNextStep, type OrcaError } from "#shared/errors.ts";
import { levelMeanings, levelNames, may, type PermissionLevel } from "#shared/permissions.ts";
import { hueOf } from "#shared/presence.ts";
import { useMembers } from "../../api/use-request.ts";
import { useChangeMember, useRemoveMember } from "../../api/use-sharing.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../../parts/menu.tsx";
import { SkeletonStrips } from "../../parts/skeleton.tsx";
import { FieldError } from "../../parts/text-field.tsx";
import type { PresenceRoom } from "../../project/presence.ts";
import { AddMember } from "./add-member.tsx";
import { givenLevels } from "./level-table.tsx";
import { ProjectLink } from "./project-link.tsx";
import { usePresentIds } from "./use-present-ids.ts";

export function MemberList({ id, me, room }: { id: string; me: Me; room: PresenceRoom | null }) {
  const members = useMembers(id);
  const present = usePresentIds(room);
  const [problem, setProblem] = useState<OrcaError | null>(null);
  const mayManage = may(members.data?.find((member) => member.id === me.id)?.level ?? null, "members/manage");
  return (
    <>
      {mayManage && <AddMember project={id} />}
      {!mayManage && <h3 className="font-semibold">People in this project</h3>}
      {members.isLoading && <SkeletonStrips count={3} className="mt-3" />}
      {members.error && <FieldError>{sentenceOf(members.error)}</FieldError>}
      {problem && <FieldError>{sentenceOf(problem)}</FieldError>}
      <ul className="mt-2.5">
        {members.data?.map((member) => (
          <li key={member.id} className="flex min-h-[46px] items-center gap-3 not-first:border-t not-first:border-line">
            <Avatar name={member.name} hue={member.id === me.id ? "ink" : hueOf(member.id)} decorative />
            <span className="min-w-0 flex-1 leading-[17px]">
              <b className="font-medium">{member.name}</b> {member.id === me.id && <span className="text-ink-3">you</span>}
              <small className="block truncate text-xs text-ink-3">{whereabouts(member, me, present)}</small>
            </span>
            {mayManage ? (
              <LevelMenu project={id} member={member} isMe={member.id === me.id} onProblem={setProblem} />
            ) : (
              <span className="pr-1 text-sm text-ink-2">{levelNames[member.level]}</span>
            )}
          </li>
        ))}
      </ul>
      <ProjectLink project={id} />
    </>
  );
}

function whereabouts(member: Member, me: Me, present: ReadonlySet<string>): string {
  if (member.id === me.id) return "On this device";
  return present.has(member.id) ? "Here now" : (member.email ?? "Not here now");
}

const sentenceOf = (error: OrcaError) => `${error.message} ${describeNextStep(error.code, error.details)}`;

interface LevelMenuProps {
  project: string;
  member: Member;
  isMe: boolean;
  onProblem: (problem: OrcaError | null) => void;
}

function LevelMenu({ project, member, isMe, onProblem }: LevelMenuProps) {
  const change = useChangeMember();
  const remove = useRemoveMember();
  const params = { id: project, person: member.id };
  const told = { onError: onProblem, onSuccess: () => onProblem(null) };
  const level = change.isPending ? (change.variables.body.level as PermissionLevel) : member.level;
  const trigger = (
    <button
      type="button"
      aria-label={`Level of ${member.name}: ${levelNames[level]}`}
      className="-mr-1 inline-flex h-[26px] items-center gap-1.5 rounded-md border border-transparent pr-1 pl-2 text-sm font-medium text-ink-2 hover:border-line-2 data-popup-open:border-line-2 max-phone:h-11"
    >
      {levelNames[level]}
      <ChevronDown className="size-3.5 text-ink-3" aria-hidden />
    </button>
  );
  return (
    <Menu align="end" trigger={trigger}>
      <MenuChoice
        label="Level"
        value={level}
        onChange={(next) => change.mutate({ params, body: { level: next } }, told)}
        options={[...givenLevels].reverse().map((value) => ({ value, label: levelNames[value], meaning: levelMeanings[value] }))}
      />
      {!isMe && (
        <>
          <MenuSeparator />
          <MenuItem icon={<UserMinus />} danger onSelect={() => remove.mutate({ params }, told)}>
            Remove from the project
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
