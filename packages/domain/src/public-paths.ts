/** Where things stand on the public site. Mails, pages and feeds all build their links here. */
export const publicPaths = {
  issue: (slug: string) => `/issues/${slug}`,
  story: (slug: string) => `/stories/${slug}`,
  paper: (slug: string) => `/papers/${slug}`,
  /** A talk, a podcast, a video. (`/media/` holds the files of pictures.) */
  media: (slug: string) => `/watch/${slug}`,
  author: (slug: string) => `/authors/${slug}`,
  topic: (slug: string) => `/topics/${slug}`,
  confirm: (token: string) => `/confirm/${token}`,
  /** GET shows a page, POST acts (RFC 8058). */
  unsubscribe: (token: string) => `/u/${token}`,
  preferences: (token: string) => `/p/${token}`,
  /** A new address proves itself: GET shows a page, POST acts. */
  move: (token: string) => `/move/${token}`,
  preview: (token: string) => `/preview/${token}`,
  webhook: '/webhooks/resend',
} as const;
