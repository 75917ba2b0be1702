/** Which messages are shown when there are more than fit: what goes by itself makes room first, the newest is always there. */
const mostShown = 3;

interface Message {
  readonly tone?: string;
  readonly stays?: boolean;
}

export const doesStay = ({ tone, stays }: Message): boolean => stays === true || tone === "error";

export function makeRoom<T extends Message>(messages: readonly T[]): readonly T[] {
  if (messages.length <= mostShown) return messages;
  const goes = messages.findIndex((message, at) => at < messages.length - 1 && !doesStay(message));
  return makeRoom(messages.filter((_, at) => at !== Math.max(0, goes)));
}
