import { renderMail } from '@masthead/templates';
import { env } from '../env.ts';

const VALID_MINUTES = 60;

/** For `auth.forgotPassword`: the house's own letter in place of Payload's. */
export const passwordReset = {
  expiration: VALID_MINUTES * 60 * 1000,
  generateEmailSubject: async () => (await letter('')).subject,
  generateEmailHTML: async (args?: { token?: string }) => (await letter(args?.token ?? '')).html,
};

function letter(token: string) {
  const adminUrl = env().ADMIN_URL;
  return renderMail.passwordReset({
    adminUrl,
    resetUrl: `${adminUrl}/admin/reset/${encodeURIComponent(token)}`,
    validMinutes: VALID_MINUTES,
  });
}
