import type { ReactNode } from 'react';

/** A form that is one button: on these pages a GET shows and only this POST acts. */
export function ActButton(props: {
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}) {
  const { action, fields = {}, quiet = false, children } = props;
  return (
    <form method="post" action={action} className="act">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={quiet ? 'button button--quiet' : 'button button--big'} type="submit">
        {children}
      </button>
    </form>
  );
}
