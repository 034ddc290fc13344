import { houseSender as parse } from '@masthead/config';
import { env } from '../env.ts';

/** Who notices and password mails come from: MAIL_FROM. */
export function houseSender(): { readonly name: string; readonly address: string } {
  return parse(env().MAIL_FROM);
}
