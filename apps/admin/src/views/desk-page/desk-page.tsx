import { DefaultTemplate } from '@payloadcms/next/templates';
import { Gutter, HydrateAuthProvider, SetStepNav } from '@payloadcms/ui';
import { redirect } from 'next/navigation';
import type { AdminViewServerProps } from 'payload';
import type { ReactNode } from 'react';
import { type Actor, actorOf } from '../../access/roles.ts';
import './desk-page.css';

interface Props {
  readonly view: AdminViewServerProps;
  readonly title: string;
  /** Above the title: where this page hangs. The last has no address. */
  readonly path: readonly { readonly label: string; readonly url?: string }[];
  /** One line under the title. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** A page of ours in Payload's frame: its navigation, its header, its gutters. */
export function DeskPage({ view, title, path, note, children }: Props) {
  const { i18n, params, payload, searchParams, user } = view;
  const { locale, permissions, req, visibleEntities } = view.initPageResult;
  return (
    <DefaultTemplate
      i18n={i18n}
      payload={payload}
      permissions={permissions}
      req={req}
      visibleEntities={visibleEntities}
      {...(locale === undefined ? {} : { locale })}
      {...(params === undefined ? {} : { params })}
      {...(searchParams === undefined ? {} : { searchParams })}
      {...(user === undefined ? {} : { user })}
    >
      <DeskBody note={note} path={path} permissions={permissions} title={title}>
        {children}
      </DeskBody>
    </DefaultTemplate>
  );
}

/** The same where Payload has drawn its frame already (the dashboard). */
export function DeskBody({
  children,
  note,
  path,
  permissions,
  title,
}: Omit<Props, 'view'> & { readonly permissions: AdminViewServerProps['initPageResult']['permissions'] }) {
  return (
    <>
      <HydrateAuthProvider permissions={permissions} />
      <SetStepNav nav={[...path]} />
      <Gutter className="desk-page">
        <main>
          <header className="desk-page__header">
            <h1>{title}</h1>
            {note === undefined ? null : <p className="desk-page__note">{note}</p>}
          </header>
          {children}
        </main>
      </Gutter>
    </>
  );
}

/** Payload leaves pages of ours open to anybody: who is not logged in goes to the login first, and comes back to `route` (below /admin). */
export function requireActor(
  { initPageResult: { req } }: Pick<AdminViewServerProps, 'initPageResult'>,
  route: string,
): Actor {
  const actor = actorOf(req);
  if (actor === null) redirect(`/admin/login?redirect=${encodeURIComponent(`/admin${route}`)}`);
  return actor;
}
