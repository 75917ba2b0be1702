/** Adds somebody who has an account, by e-mail address, at a level. */
import { UserPlus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { email as emailShape } from "#shared/api/auth.ts";
import { describeNextStep } from "#shared/errors.ts";
import { levelNames } from "#shared/permissions.ts";
import { useAddMember } from "../../api/use-sharing.ts";
import { Button } from "../../parts/button.tsx";
import { Select } from "../../parts/select.tsx";
import { FieldError, FieldFrame, FrameInput } from "../../parts/text-field.tsx";
import { showToast } from "../../parts/toast.tsx";
import { givenLevels } from "./level-table.tsx";

export function AddMember({ project }: { project: string }) {
  const [email, setEmail] = useState("");
  const [level, setLevel] = useState<(typeof givenLevels)[number]>("editor");
  const [wrong, setWrong] = useState("");
  const add = useAddMember();
  const errorId = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!emailShape.safeParse(email).success) return setWrong("This is not an e-mail address.");
    add.mutate(
      { params: { id: project }, body: { email, level } },
      {
        onSuccess: (member) => {
          setEmail("");
          showToast({ says: `${member.name} is in the project now` });
        },
        onError: (error) => setWrong(`${error.message} ${describeNextStep(error.code, error.details)}`),
      },
    );
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-1.5">
      <div className="flex gap-1.5 max-phone:flex-wrap">
        <FieldFrame invalid={wrong !== ""} className="max-phone:basis-full">
          <UserPlus aria-hidden />
          <FrameInput
            type="email"
            autoComplete="off"
            placeholder="E-mail address of somebody with an account"
            aria-label="E-mail address"
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? errorId : undefined}
            value={email}
            onChange={(event) => {
              setEmail(event.target.value);
              setWrong("");
            }}
          />
        </FieldFrame>
        <Select
          label="Level"
          value={level}
          onChange={setLevel}
          options={[...givenLevels].reverse().map((value) => ({ value, label: levelNames[value] }))}
        />
        <Button type="submit" variant="primary" busy={add.isPending}>
          Add
        </Button>
      </div>
      {wrong && <FieldError id={errorId}>{wrong}</FieldError>}
    </form>
  );
}
