declare module 'spdx-satisfies' {
  /** Whether an SPDX expression (`(MIT OR GPL-3.0)`) can be met by one of the approved licences. @throws for no expression */
  export default function satisfies(expression: string, approved: readonly string[]): boolean;
}
