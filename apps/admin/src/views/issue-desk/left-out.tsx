/** In the place of Payload's "Publish" and "Status: Published": approving and what it leads to stand in the desk's panel. */
export function LeftOut() {
  return null;
}
