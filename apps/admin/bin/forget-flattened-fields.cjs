// A loader for `next build` (next.config.ts): Payload keeps the flattened fields of every array it was ever asked about, by
// that array's identity, and each question about versions makes a new array (decision 0126). Held weakly, they go with it.
const strongly = 'const flattenedFieldsCache = new Map();';

/** @throws when Payload's file has changed: then look whether it still keeps them, and drop this if not. */
module.exports = function forgetFlattenedFields(source) {
  if (!source.includes(strongly)) {
    throw new Error(
      `payload/dist/utilities/flattenAllFields.js no longer says "${strongly}": see decision 0126`,
    );
  }
  return source.replace(strongly, strongly.replace('Map', 'WeakMap'));
};
