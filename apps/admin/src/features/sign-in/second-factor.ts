import { APIError, type CollectionBeforeLoginHook } from 'payload';
import { env } from '../../env.ts';
import { issueTicket, judgeCode, twoFactorState } from './two-factor-store.ts';

/** Set by our own door to a password reset, which signs nobody in (reset-password.ts). No client can write here. */
export const RESETS_PASSWORD = 'resetsPassword';
/** What the second step was, for the log: `code`, `recovery`, or absent. */
export const SECOND_STEP = 'secondStep';

/**
 * After the password, before the token: Payload takes the session it just made back when this throws, so a password
 * alone opens nothing to whoever has a code, nor to a role that must have one (docs/decisions/0075).
 * @throws APIError whose `data.code` says what is asked for: `code-needed`, `code-wrong`, `code-locked`, `set-up-needed`
 */
export const askSecondFactor: CollectionBeforeLoginHook = async ({ req, user, context }) => {
  if (context[RESETS_PASSWORD] === true) return user;
  const id = String(user.id);
  const { isOn } = await twoFactorState(req.payload, id);
  if (!isOn) {
    if (!env().TWO_FACTOR_ROLES.includes(user.role)) return user;
    const ticket = await issueTicket(req.payload, id);
    throw new APIError(
      'Your role signs in with a code beside the password. Set it up first.',
      403,
      { code: 'set-up-needed', ticket },
      true,
    );
  }
  const code = typeof req.data?.code === 'string' ? req.data.code.trim().slice(0, 64) : '';
  if (code === '') throw refusal(401, 'code-needed', 'Enter the code of your authenticator.');
  const verdict = await judgeCode(req.payload, id, code);
  switch (verdict) {
    case 'code':
    case 'recovery':
      context[SECOND_STEP] = verdict;
      return user;
    case 'locked':
      throw refusal(429, 'code-locked', 'Five wrong codes: wait a quarter of an hour, then try again.');
    case 'unreadable':
      throw refusal(
        403,
        'code-unreadable',
        'The secret of this installation was changed since the code was set up. Ask an admin to take the code away.',
      );
    case 'wrong':
      throw refusal(401, 'code-wrong', 'This code is not right, or was used already.');
    default:
      return verdict satisfies never;
  }
};

function refusal(status: number, code: string, message: string): APIError {
  return new APIError(message, status, { code }, true);
}
