/**
 * What a form of an issue calls the window it is open in, as a field beside the issue's own and in the context of its
 * save; never stored in the issue. One account may have an issue open in several.
 */
export const DESK_WINDOW = 'deskWindow';

/** A window's name, if this is one; null for who sends none, like a script. */
export function windowNamed(name: unknown): string | null {
  return typeof name === 'string' && /^[0-9a-z-]{8,64}$/i.test(name) ? name : null;
}
