/**
 * The secret of a mailed link, from behind the `#` of the address. It leaves the address bar as soon as it is read, so that nobody
 * copies it with the address; this tab keeps it until it is used, so that a reload does not lose it.
 */
import { useLocation, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";

/** @returns the secret, "" when the address has none; and a way to forget it once it was used */
export function useSecret(): [secret: string, forget: () => void] {
  const { pathname, hash } = useLocation();
  const { history } = useRouter();
  const storageKey = `orca${pathname}`;
  const [secret, setSecret] = useState(() => hash || read(storageKey));
  useEffect(() => {
    if (hash === "") return;
    write(storageKey, hash);
    setSecret(hash);
    history.replace(pathname);
  }, [hash, storageKey, pathname, history]);
  const forget = useCallback(() => {
    write(storageKey, "");
    setSecret("");
  }, [storageKey]);
  return [hash || secret, forget];
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function write(key: string, secret: string): void {
  try {
    if (secret === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, secret);
  } catch {
    // Without storage a reload needs the link again.
  }
}
