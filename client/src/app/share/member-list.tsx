/** The people in a project and those invited, with their levels; a facilitator invites, changes and removes. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Me } from "#shared/api/auth.ts";
import type { Member } from "#shared/api/projects.ts";
import { levelNames, may, type PermissionLevel } from "#shared/permissions.ts";
import { hueOf } from "#shared/presence.ts";
import { useChangeMember, useInvitations, useLeaveProject, useMembersNow, useRemoveMember } from "../../api/use-sharing.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { SkeletonStrips } from "../../parts/skeleton.tsx";
import { FieldError } from "../../parts/text-field.tsx";
import { showToast } from "../../parts/toast.tsx";
import type { PresenceRoom } from "../../project/presence.ts";
import { sentenceOf } from "../sentence-of.ts";
import { describeMember, isLastOwner } from "./describe-invitation.ts";
import { InvitationRow } from "./invitation-row.tsx";
import { InvitePeople } from "./invite-people.tsx";
import { ConfirmLeaving, type Leaving } from "./leaving.tsx";
import { MemberMenu } from "./member-menu.tsx";
import { PersonRow } from "./person-row.tsx";
import { ProjectLink } from "./project-link.tsx";
import { usePresentIds } from "./use-present-ids.ts";

export interface MemberListProps {
  id: string;
  /** Of the project. */
  name: string;
  me: Me;
  room: PresenceRoom | null;
  onClose: () => void;
}

export function MemberList({ id, name, me, room, onClose }: MemberListProps) {
  const members = useMembersNow(id);
  const list = members.data ?? [];
  const mayManage = may(list.find((member) => member.id === me.id)?.level ?? null, "members/manage");
  const invitations = useInvitations(id, mayManage);
  const present = usePresentIds(room);
  const [said, say] = useState<{ says: string } | { error: unknown }>({ says: "" });
  const [links, setLinks] = useState<ReadonlyMap<string, string>>(new Map());
  const noteLink = ({ id: invitation }: { id: string }, link: string) => setLinks((known) => new Map(known).set(invitation, link));
  const work = useMemberWork({ id, name, me, say, onClose });
  return (
    <>
      {mayManage && <InvitePeople project={id} onLink={noteLink} />}
      {!mayManage && <h3 className="font-semibold">People in this project</h3>}
      {members.isLoading && <SkeletonStrips count={3} className="mt-3" />}
      {members.error && !members.data && <FieldError>{sentenceOf(members.error)}</FieldError>}
      {"error" in said && <FieldError>{sentenceOf(said.error)}</FieldError>}
      <p role="status" className="sr-only">
        {"says" in said && said.says}
      </p>
      <ul aria-label="People in this project" className="mt-2.5">
        {list.map((member) => (
          <PersonRow
            key={member.id}
            avatar={<Avatar name={member.name} hue={member.id === me.id ? "ink" : hueOf(member.id)} decorative />}
            name={member.name}
            isMe={member.id === me.id}
            says={describeMember(member, me, present)}
          >
            <MemberMenu
              member={work.shown(member)}
              isMe={member.id === me.id}
              isLastOwner={isLastOwner(member, list)}
              mayManage={mayManage}
              onLevel={(level) => work.setLevel(member, level)}
              onRemove={() => work.ask({ member, isMe: member.id === me.id })}
            />
          </PersonRow>
        ))}
        {mayManage &&
          invitations.data?.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              project={id}
              invitation={invitation}
              link={links.get(invitation.id) ?? null}
              onLink={noteLink}
              onSaid={say}
            />
          ))}
      </ul>
      {work.asked && <ConfirmLeaving {...work.confirm} asked={work.asked} name={name} />}
      <ProjectLink project={id} />
    </>
  );
}

interface WorkProps extends Pick<MemberListProps, "id" | "name" | "me" | "onClose"> {
  say: (said: { says: string } | { error: unknown }) => void;
}

/** Changing levels and taking people out; what can not be taken back by oneself is asked first. */
function useMemberWork({ id, name, me, say, onClose }: WorkProps) {
  const [change, remove, leave] = [useChangeMember(), useRemoveMember(), useLeaveProject()];
  const [asked, setAsked] = useState<Leaving | null>(null);
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const ask = (leaving: Leaving) => {
    setAsked(leaving);
    setAsking(true);
  };
  const apply = async (member: Member, level: PermissionLevel) => {
    await change.mutateAsync({ params: { id, person: member.id }, body: { level } });
    say({ says: `${member.name} is ${levelNames[level]} now.` });
  };
  const takeOut = async ({ member, isMe }: Leaving) => {
    if (!isMe) {
      await remove.mutateAsync({ params: { id, person: member.id } });
      return say({ says: `${member.name} is out of the project.` });
    }
    await leave.mutateAsync({ params: { id } });
    onClose();
    await navigate({ to: "/" });
    showToast({ says: `You have left ${name || "the project"}. The copy on this device stays until you remove it.` });
  };
  const settle = (doing: Promise<void>): Promise<void> => {
    say({ says: "" });
    return doing.catch((error: unknown) => say({ error }));
  };
  return {
    asked,
    ask,
    /** The chosen level at once, while the server is told. */
    shown: (member: Member): Member => {
      const isChanging = change.isPending && change.variables.params.person === member.id;
      return isChanging ? { ...member, level: change.variables.body.level } : member;
    },
    setLevel: (member: Member, level: PermissionLevel) => {
      if (level === member.level) return;
      if (member.id === me.id) ask({ member, isMe: true, level });
      else void settle(apply(member, level));
    },
    confirm: {
      open: asking,
      busy: change.isPending || remove.isPending || leave.isPending,
      onClose: () => setAsking(false),
      // Only what was asked for here: a level that is still on its way does not answer this question.
      onYes: () =>
        asked && void settle(asked.level === undefined ? takeOut(asked) : apply(asked.member, asked.level)).then(() => setAsking(false)),
    },
  };
}
