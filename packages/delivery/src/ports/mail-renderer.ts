import type { NewsletterProfile } from '@masthead/domain';

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Turns single mails into bytes. Implemented beside the templates (apps/worker); delivery itself renders nothing. */
export interface MailRenderer {
  /** Double opt-in: one button to a page with a button; opening the link changes nothing. */
  confirm(mail: {
    readonly newsletter: NewsletterProfile;
    /** Names of other newsletters that the same click confirms. */
    readonly alsoNewsletters: readonly string[];
    /** As the reader typed it. */
    readonly address: string;
    readonly name: string | null;
    /** The confirmation page, absolute. */
    readonly url: string;
    readonly validDays: number;
  }): Promise<RenderedMail>;
  /** After a confirmation, where the newsletter wants one. */
  welcome(mail: {
    readonly newsletter: NewsletterProfile;
    readonly latestIssue: { readonly title: string; readonly url: string } | null;
    readonly preferencesUrl: string;
    readonly unsubscribeUrl: string;
  }): Promise<RenderedMail>;
  /** After a reader's own leaving, where the newsletter wants one. */
  goodbye(mail: {
    readonly newsletter: NewsletterProfile;
    /** Names of other newsletters left in the same act. */
    readonly alsoNewsletters: readonly string[];
    /** The page that takes it back by a button; opening it changes nothing. */
    readonly undoUrl: string;
    readonly undoHours: number;
  }): Promise<RenderedMail>;
  /** To a new address: one button to a page with a button. */
  move(mail: {
    readonly newsletter: NewsletterProfile;
    readonly url: string;
    readonly validDays: number;
  }): Promise<RenderedMail>;
  /** To the old address, afterwards. */
  moved(mail: { readonly newsletter: NewsletterProfile }): Promise<RenderedMail>;
}
