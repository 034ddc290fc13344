import type { House } from '@masthead/delivery/ports';

/** A notice to the editors, rendered by the templates; loaded with the first, as every single mail. */
export const renderNotice: House['render'] = async (notice) => {
  const { renderMail } = await import('@masthead/templates');
  return renderMail.notice(notice);
};
