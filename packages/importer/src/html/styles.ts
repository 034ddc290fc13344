/** Whether an element makes its words bold; null when it says nothing of it. */
export function isBold(name: string, style: string | undefined): boolean | null {
  const weight = /(?:^|;)\s*font-weight\s*:\s*([a-z0-9]+)/i.exec(style ?? '')?.[1]?.toLowerCase();
  if (weight !== undefined) return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  return name === 'b' || name === 'strong' || name === 'th' ? true : null;
}

/** Hidden by its own attributes: preheaders, tracking and what Outlook alone is told to hide. */
export function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if ('hidden' in attributes) return true;
  const style = (attributes.style ?? '').toLowerCase();
  return (
    /(?:^|;)\s*display\s*:\s*none/.test(style) ||
    /(?:^|;)\s*visibility\s*:\s*hidden/.test(style) ||
    /mso-hide\s*:\s*all/.test(style) ||
    (/max-height\s*:\s*0/.test(style) && /overflow\s*:\s*hidden/.test(style))
  );
}
