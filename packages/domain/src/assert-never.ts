/** Ends a `switch` over a closed union: a new member becomes a type error here, not a silent fall-through. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
