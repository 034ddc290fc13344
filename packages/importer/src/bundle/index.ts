export {
  type Bundle,
  type BundleFile,
  type BundleRefusal,
  BundleRefused,
  type BundleText,
  bundleLimits,
} from './bundle.ts';
export { decodeText } from './decode-text.ts';
export { kindOfFile } from './kind-of-file.ts';
export { readBundle } from './read-bundle.ts';
