/** In the place of Payload's "Publish": an issue is published by approving it, in the panel beside it. */
export function NoPublishButton() {
  return null;
}
