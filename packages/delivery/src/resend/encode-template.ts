import type { CampaignMail, CampaignMessage } from '../ports/transport.ts';
import { usedKeys } from './wire.ts';

/**
 * Bodies of template batches: what is the same for every message is written once a campaign, the rest is some 500 bytes
 * a recipient. Byte-equal to what the SDK would send (wire.test.ts), without its copies of every message.
 */
export function makeTemplateEncoder(
  mail: CampaignMail,
  templateId: string,
): (messages: readonly CampaignMessage[]) => Buffer {
  const keys = usedKeys(mail);
  const head = `{"from":${JSON.stringify(mail.from)},"headers":`;
  const replyTo = mail.replyTo === null ? '' : `"reply_to":${JSON.stringify(mail.replyTo)},`;
  const beforeTags = `,${replyTo}"tags":`;
  const beforeValues = `,"template":{"id":${JSON.stringify(templateId)},"variables":{`;
  const nameOf = keys.map((key, i) => `${i === 0 ? '' : ','}${JSON.stringify(key)}:`);
  return (messages) => {
    let body = '[';
    messages.forEach(({ headers, tags, to, values }, i) => {
      if (i > 0) body += ',';
      body += head + JSON.stringify(headers) + beforeTags + JSON.stringify(tags);
      body += `,"to":${JSON.stringify(to)}${beforeValues}`;
      keys.forEach((key, k) => {
        body += nameOf[k] + JSON.stringify(values[key]);
      });
      body += '}}}';
    });
    return Buffer.from(`${body}]`, 'utf8');
  };
}
