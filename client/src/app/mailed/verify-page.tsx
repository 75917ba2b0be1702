/** Proves an address: opening the link is all there is to do. */
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useVerifyEmail } from "../../api/use-mailed.ts";
import { Button } from "../../parts/button.tsx";
import { SkeletonStrips } from "../../parts/skeleton.tsx";
import { useAccount } from "../account/account-context.tsx";
import { HomeLink } from "../dead-end.tsx";
import { PlainPage } from "../plain-page.tsx";
import { Trouble } from "./trouble.tsx";
import { useSecret } from "./use-secret.ts";

export function VerifyPage() {
  const [secret, forget] = useSecret();
  const { me, open } = useAccount();
  const { mutate, data, error } = useVerifyEmail();
  useEffect(() => {
    if (secret !== "") mutate(secret, { onSuccess: forget });
  }, [secret, mutate, forget]);

  if (data) {
    return (
      <PlainPage title="Your address is proven" width="narrow">
        <p role="status" className="mt-1 text-ink-2 [overflow-wrap:anywhere]">
          <b className="font-medium text-ink">{data.email}</b> is yours. Whoever shares a project with this address reaches you.
        </p>
        <div className="mt-4 flex flex-wrap gap-2">
          {me ? (
            <AccountLink />
          ) : (
            <Button variant="primary" onClick={() => open("sign-in")}>
              Sign in
            </Button>
          )}
          <HomeLink />
        </div>
      </PlainPage>
    );
  }
  if (secret !== "" && !error) {
    return (
      <PlainPage title="Proving your address" width="narrow">
        <SkeletonStrips count={2} className="mt-4" />
      </PlainPage>
    );
  }
  return <Trouble error={error} onAgain={() => mutate(secret, { onSuccess: forget })} actions={me && <AccountLink />} />;
}

function AccountLink() {
  return (
    <Link
      to="/account"
      className="inline-flex h-control items-center rounded-md border border-line-2 bg-surface px-2.5 font-medium hover:border-control max-phone:h-11"
    >
      Go to your account
    </Link>
  );
}
