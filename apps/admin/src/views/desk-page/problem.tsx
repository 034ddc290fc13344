/** What went wrong, read out at once; nothing while nothing did. */
export function Problem({ children }: { readonly children: string | null }) {
  if (children === null) return null;
  return (
    <p className="desk-page__warning" role="alert">
      {children}
    </p>
  );
}
