/** The address that was typed to sign in, for the page that asks for a new password; in no address bar and no storage. */
let typed = "";

export const noteTypedAddress = (email: string): void => {
  typed = email.trim();
};

export const typedAddress = (): string => typed;
