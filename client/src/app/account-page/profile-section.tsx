/** Who one is: name, address and password, each changed in its line. */
import { CircleAlert, MailCheck } from "lucide-react";
import type { Account, Me } from "#shared/api/auth.ts";
import { useMyAccount, useSendVerification, useUpdateMe } from "../../api/use-account.ts";
import { useSendsMail } from "../../api/use-server.ts";
import { Button } from "../../parts/button.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { showToast } from "../../parts/toast.tsx";
import { useAccount } from "../account/account-context.tsx";
import { checkAccount } from "../account/account-rules.ts";
import { sentenceOf } from "../sentence-of.ts";
import { ChangeRow } from "./change-row.tsx";
import { Section } from "./section.tsx";

const present = { name: "current_password", label: "Present password", type: "password", autoComplete: "current-password" } as const;

export function ProfileSection({ me }: { me: Me }) {
  const account = useMyAccount(me.id).data;
  const { open } = useAccount();
  return (
    <Section anchor="profile" title="Profile" action={<Button onClick={() => open("sign-out")}>Sign out</Button>}>
      <NameRow me={me} />
      <EmailRow me={me} account={account} />
      <PasswordRow me={me} />
    </Section>
  );
}

function NameRow({ me }: { me: Me }) {
  const update = useUpdateMe();
  return (
    <ChangeRow
      label="Name"
      does="Change the name"
      fields={[
        { name: "name", label: "Your name", type: "text", autoComplete: "name", begins: me.name, hint: "Others see it beside your cursor" },
      ]}
      check={({ name }) => only("name", checkAccount("register", { name, email: me.email, password: "not asked here" }))}
      save={({ name }) => update.mutateAsync({ name }).then(() => showToast({ says: "The name is changed." }))}
      fieldOf={{ "request/invalid": "name" }}
    >
      {me.name}
    </ChangeRow>
  );
}

function EmailRow({ me, account }: { me: Me; account: Account | undefined }) {
  const update = useUpdateMe();
  const save = async (email: string, current_password: string) => {
    const { pending_email } = await update.mutateAsync({ email, current_password });
    showToast({ says: pending_email ? `Open the link that was sent to ${pending_email}.` : "The address is changed." });
  };
  return (
    <ChangeRow
      label="E-mail address"
      does="Change the e-mail address"
      fields={[{ name: "email", label: "New e-mail address", type: "email", autoComplete: "email" }, present]}
      check={({ email, current_password }) => {
        const wrong = only("email", checkAccount("sign-in", { name: "", email, password: "not asked here" }));
        return current_password === "" ? { ...wrong, current_password: "Type your present password." } : wrong;
      }}
      save={({ email, current_password }) => save(email, current_password)}
      fieldOf={{
        "auth/email-taken": "email",
        "request/invalid": "email",
        "auth/wrong-password": "current_password",
        "auth/too-many": "current_password",
      }}
    >
      {me.email}
      {account && <AddressState account={account} />}
    </ChangeRow>
  );
}

/** Nothing to say where the address is proven and no other is wished for. */
function AddressState({ account }: { account: Account }) {
  const [send, update] = [useSendVerification(), useUpdateMe()];
  const sendsMail = useSendsMail();
  if (account.pending_email === null && account.email_verified) return null;
  const sent =
    sendsMail === false ? "A new link lies in the server's outbox." : `A link is on its way to ${account.pending_email ?? account.email}.`;
  const onError = (error: Error) => showToast({ tone: "error", says: sentenceOf(error) });
  const resend = () =>
    send.mutate(
      {},
      {
        onSuccess: () => showToast({ says: sent, icon: <MailCheck aria-hidden /> }),
        onError,
      },
    );
  return (
    <p className="mt-0.5 flex gap-x-1.5 text-sm text-ink-3">
      <CircleAlert className="mt-[1.5px] size-3.5 shrink-0" aria-hidden />
      <span>
        {describeAddress(account, sendsMail)}{" "}
        <LinkButton aria-busy={send.isPending || undefined} onClick={() => !send.isPending && resend()}>
          {sendsMail === false ? "Make a new one" : "Send again"}
        </LinkButton>
        {account.pending_email !== null && (
          <>
            {" or "}
            <LinkButton onClick={() => update.mutate({ email: account.email }, { onError })}>keep {account.email}</LinkButton>
          </>
        )}
      </span>
    </p>
  );
}

function describeAddress({ pending_email }: Account, sendsMail: boolean | null): string {
  if (pending_email) return `Becomes ${pending_email} when the link sent there is opened.`;
  if (sendsMail === false) return "Not proven. This server sends no mail: the link lies in its outbox, with whoever runs it.";
  return "Not proven yet: open the link that was sent to it.";
}

function PasswordRow({ me }: { me: Me }) {
  const update = useUpdateMe();
  return (
    <ChangeRow
      label="Password"
      does="Change the password"
      fields={[
        present,
        {
          name: "password",
          label: "New password",
          type: "password",
          autoComplete: "new-password",
          hint: "At least 8 characters; not a common one",
        },
      ]}
      check={({ password, current_password }) => {
        const wrong =
          password === ""
            ? { password: "Type the new password." }
            : only("password", checkAccount("register", { name: me.name, email: me.email, password }));
        return current_password === "" ? { current_password: "Type your present password.", ...wrong } : wrong;
      }}
      save={(body) =>
        update.mutateAsync(body).then(() => showToast({ says: "The password is changed. Everywhere else you are signed out." }))
      }
      fieldOf={{
        "auth/wrong-password": "current_password",
        "auth/too-many": "current_password",
        "auth/weak-password": "password",
        "request/invalid": "password",
      }}
    >
      <span aria-hidden="true" className="tracking-[.2em] text-ink-3">
        ••••••••
      </span>
      <span className="sr-only">Not shown</span>
    </ChangeRow>
  );
}

/** What is wrong with one field of several. */
function only<N extends string>(name: N, wrong: Partial<Record<N, string>>): Partial<Record<N, string>> {
  return wrong[name] === undefined ? {} : ({ [name]: wrong[name] } as Partial<Record<N, string>>);
}
