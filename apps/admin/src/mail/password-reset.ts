import { type RenderedMail, renderMail } from '@masthead/templates';
import { env } from '../env.ts';

const VALID_MINUTES = 60;

/**
 * For `auth.forgotPassword`. Payload has the HTML made here and hands it to the adapter's `sendEmail` with no room for a
 * text part, so what travels is the link alone; the adapter has the letter written around it, HTML and text from the
 * same words.
 */
export const passwordReset = {
  expiration: VALID_MINUTES * 60 * 1000,
  generateEmailHTML: (args?: { token?: string }) =>
    Promise.resolve(resetAddress() + encodeURIComponent(args?.token ?? '')),
};

/** The letter around the link that `generateEmailHTML` made; null: the mail is something else. */
export async function passwordResetLetter(carried: unknown): Promise<RenderedMail | null> {
  if (typeof carried !== 'string' || !carried.startsWith(resetAddress())) return null;
  return renderMail.passwordReset({
    adminUrl: env().ADMIN_URL,
    resetUrl: carried,
    validMinutes: VALID_MINUTES,
  });
}

/** Of the configured desk, never of the request: whoever asks could name a host of their own. */
function resetAddress(): string {
  return `${env().ADMIN_URL}/admin/reset/`;
}
