/** Where a paper of this id is reviewed and read. */
export function openReviewAddress(id: string): string {
  return `https://openreview.net/forum?id=${encodeURIComponent(id)}`;
}
