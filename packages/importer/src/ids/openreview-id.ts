/** Finds an OpenReview forum id: "openreview.net/forum?id=aBc123", "…/pdf?id=…", "OpenReview:aBc123". Case matters in them. */
export function findOpenReviewId(text: string): string | null {
  const byAddress = /openreview\.net\/(?:forum|pdf|attachment)\/?\?(?:[^\s#]*&)?id=([\w-]{6,40})/i.exec(
    text,
  )?.[1];
  return byAddress ?? /\bopenreview\s*:\s*([\w-]{8,40})\b/i.exec(text)?.[1] ?? null;
}
