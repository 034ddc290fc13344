/** Closes a `switch` over a union: a case added later fails to compile, not to run. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
