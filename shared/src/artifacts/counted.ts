/** Counts as they are written: thousands in groups of three. */
export const grouped = (count: number): string => count.toLocaleString("en");

/** "1 object", "12 objects", "49,880 cells": a count with its word. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
