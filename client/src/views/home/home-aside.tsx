/** Beside the projects: how to work together, and where everything is kept. */
import { LockKeyhole } from "lucide-react";
import { Avatar } from "#client/parts/avatar.tsx";
import type { Me } from "#shared/api/auth.ts";

export interface HomeAsideProps {
  me: Me | null;
  /** The server did not answer. */
  unreachable: boolean;
  onSignIn: () => void;
  onRegister: () => void;
}

export function HomeAside({ me, unreachable, onSignIn, onRegister }: HomeAsideProps) {
  return (
    <aside aria-label="Account and storage">
      {me ? <SignedIn me={me} unreachable={unreachable} /> : <WorkTogether onSignIn={onSignIn} onRegister={onRegister} />}
      <p className="mt-5 flex gap-2.5 text-sm leading-[18px] text-ink-2">
        <LockKeyhole className="mt-px size-4 text-ink-3" aria-hidden />
        {me
          ? "Projects you have not shared stay on this device alone."
          : "No account. Projects stay on this device until you share one. Save a copy to a file from a project's menu."}
      </p>
    </aside>
  );
}

const steps = ["Make an account", "Share a project", "Invite people by e-mail"];

function WorkTogether({ onSignIn, onRegister }: Pick<HomeAsideProps, "onSignIn" | "onRegister">) {
  return (
    <section aria-labelledby="together" className="rounded-lg bg-primary p-5 text-on-primary">
      <h2 id="together" className="text-lg font-semibold tracking-[-.016em]">
        Work together
      </h2>
      <p className="mt-1 leading-[19px] opacity-80">
        Everyone in the same project at once, from any browser. Who is offline catches up later.
      </p>
      <ol className="mt-3.5 mb-4">
        {steps.map((step, index) => (
          <li key={step} className="flex h-[30px] items-center border-t border-[color-mix(in_srgb,var(--on-primary)_16%,var(--primary))]">
            <span className="w-[22px] tabular-nums opacity-70">{index + 1}</span>
            {step}
          </li>
        ))}
      </ol>
      <div className="flex gap-1.5">
        <button type="button" onClick={onRegister} className={`${onInk} bg-on-primary text-primary hover:opacity-90`}>
          Make an account
        </button>
        <button type="button" onClick={onSignIn} className={`${onInk} hover:bg-[color-mix(in_srgb,var(--on-primary)_14%,var(--primary))]`}>
          Sign in
        </button>
      </div>
    </section>
  );
}

const onInk =
  "inline-flex h-control items-center rounded-md px-2.5 font-medium whitespace-nowrap outline-offset-2 focus-visible:outline-on-primary max-phone:h-11";

function SignedIn({ me, unreachable }: { me: Me; unreachable: boolean }) {
  return (
    <section aria-label="Signed in" className="flex items-start gap-3 rounded-lg border border-line bg-surface p-4">
      <Avatar name={me.name} hue="ink" size="lg" decorative />
      <div className="min-w-0">
        <p className="truncate font-medium">{me.name}</p>
        <p className="truncate text-sm text-ink-3">{me.email}</p>
        {unreachable && <p className="mt-1 text-sm text-ink-2">The server does not answer. Your copies on this device work.</p>}
      </div>
    </section>
  );
}
