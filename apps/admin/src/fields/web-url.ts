import { WebUrl } from '@masthead/domain';
import type { TextField } from 'payload';

/** A link that may be printed: http, https or mailto. Empty is allowed. */
export function webUrlField(name: string, description: string): TextField {
  return {
    name,
    type: 'text',
    maxLength: 2000,
    admin: { description, placeholder: 'https://' },
    validate: (value: unknown) =>
      value === null ||
      value === undefined ||
      value === '' ||
      WebUrl.safeParse(value).success ||
      'A link starts with http://, https:// or mailto:',
  };
}
