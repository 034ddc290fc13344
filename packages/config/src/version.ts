/** Of Masthead: that of the root's package.json (version.test.ts). */
export const version = '0.1.0';
