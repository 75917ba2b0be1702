/** "Instances" → "instance", "Allowed values" → "allowed value": the label of a list as the name of one of its entries. */
export function singularOf(label: string): string {
  const words = label.charAt(0).toLowerCase() + label.slice(1);
  if (words.endsWith("ies")) return `${words.slice(0, -3)}y`;
  return words.endsWith("s") && !words.endsWith("ss") ? words.slice(0, -1) : words;
}
