import { redirect } from 'next/navigation';
import type { AdminViewServerProps } from 'payload';
import { getSafeRedirect } from 'payload/shared';
import { SignInForm } from './sign-in-form.tsx';

/** `/admin/login`, in place of Payload's: the same form, and a second step for whoever has a code (docs/decisions/0075). */
export function SignInView({ initPageResult: { req }, searchParams }: AdminViewServerProps) {
  const asked = searchParams?.redirect;
  const next = getSafeRedirect({
    fallbackTo: '/admin',
    redirectTo: Array.isArray(asked) ? '' : (asked ?? ''),
  });
  if (req.user !== null) redirect(next);
  return (
    <>
      <h1 className="sign-in__title">Masthead</h1>
      <SignInForm next={next} />
    </>
  );
}
