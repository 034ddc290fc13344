import { checkCodes, LinkStatus } from '@masthead/domain';
import { z } from 'zod';

/** What the desk answers of an issue's checks (apps/admin, features/checks/checks-shape.ts). */

const Check = z.object({
  code: z.enum(checkCodes),
  stops: z.enum(['approval', 'sending', 'nothing']),
  message: z.string(),
  at: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('field'), path: z.string() }),
      z.object({ kind: z.literal('newsletter'), id: z.string() }),
      z.object({ kind: z.literal('audience') }),
    ])
    .nullable(),
});

export const IssueChecks = z.object({
  issueId: z.string(),
  number: z.int().nullable(),
  title: z.string(),
  checks: z.array(Check),
  links: z.array(
    z.object({ url: z.string(), text: z.string(), path: z.string(), status: LinkStatus.nullable() }),
  ),
  linkCheck: z.object({ isOn: z.boolean(), looking: z.boolean() }),
  htmlBytes: z.int(),
  textBytes: z.int(),
  maxHtmlBytes: z.int(),
  largeHtmlBytes: z.int(),
});
export type IssueChecks = z.output<typeof IssueChecks>;
