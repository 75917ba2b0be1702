/** What belongs to the person: profile, preferences, sessions, API tokens. Preferences need no account. */
import { Link } from "@tanstack/react-router";
import { LogIn, UserPlus } from "lucide-react";
import { Button } from "../../parts/button.tsx";
import { useAccount } from "../account/account-context.tsx";
import { PlainPage } from "../plain-page.tsx";
import { PreferencesSection } from "./preferences-section.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { Row, Section } from "./section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { TokensSection } from "./tokens-section.tsx";

const parts = [
  { anchor: "profile", word: "Profile" },
  { anchor: "preferences", word: "Preferences" },
  { anchor: "sessions", word: "Sessions" },
  { anchor: "tokens", word: "API tokens" },
] as const;

export function AccountPage() {
  const { me } = useAccount();
  return (
    <PlainPage title={me ? "Account" : "Preferences"} width="wide">
      <div className="grid grid-cols-[152px_minmax(0,1fr)] gap-10 max-rail:grid-cols-[minmax(0,1fr)]">
        {me ? <PartsOfThePage /> : <span className="max-rail:hidden" />}
        <div className="grid gap-9">
          {me ? <ProfileSection me={me} /> : <SignedOut />}
          <PreferencesSection isSignedIn={me !== null} />
          {me && <SessionsSection />}
          {me && <TokensSection />}
        </div>
      </div>
    </PlainPage>
  );
}

function PartsOfThePage() {
  return (
    <nav aria-label="Parts of this page" className="sticky top-4 self-start max-rail:hidden">
      <ul className="-ml-2.5 grid gap-px">
        {parts.map(({ anchor, word }) => (
          <li key={anchor}>
            <Link
              to="/account"
              hash={anchor}
              replace
              className="flex h-row-rail items-center rounded-md px-2.5 text-ink-2 hover:bg-fill hover:text-ink"
            >
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SignedOut() {
  const { open } = useAccount();
  return (
    <Section anchor="profile" title="Account">
      <Row>
        <p>You are not signed in. An account is needed only to share.</p>
        <div className="mt-2.5 mb-1 flex flex-wrap gap-1.5">
          <Button variant="primary" icon={<UserPlus />} onClick={() => open("register")}>
            Make an account
          </Button>
          <Button icon={<LogIn />} onClick={() => open("sign-in")}>
            Sign in
          </Button>
        </div>
      </Row>
    </Section>
  );
}
