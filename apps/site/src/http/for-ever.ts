/** Cache-Control of what is named by its content: a year, and no question asked meanwhile. */
export const forEver = 'public, max-age=31536000, immutable';
