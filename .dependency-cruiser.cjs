// The walls of the house (docs/ARCHITECTURE.md). One rule a room: `only` names all it may import.
const room = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.tsx?$|/test/' },
  to: {
    path: '^(apps|packages)/',
    pathNot: [from, ...allowed].map((p) => (p.startsWith('^') ? p : `^${p}`)),
  },
});
const pkg = (name) => `^packages/${name}/`;
const alone = (name, module, owners) => ({
  name: `only-there-${name}`,
  severity: 'error',
  comment: `${module} is touched in ${owners.join(', ')} alone`,
  from: {
    path: '^(apps|packages)/',
    pathNot: [...owners, '\\.test\\.tsx?$', '/test/', '^packages/(local|testing)/'],
  },
  to: { path: `(^|/)node_modules/${module}(/|$)` },
});
const useCases = '^packages/delivery/src/(prepare|submit|events|subscribers|outbox|campaigns|slots)/';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.(css|scss)$|^@payload-config$' },
    },
    {
      name: 'no-drawers',
      severity: 'error',
      comment: 'name a room by what it holds',
      from: {},
      to: { path: '^(apps|packages)/.*/(utils?|lib|helpers?|common|misc)(/|\\.)' },
    },
    {
      name: 'tests-stay-out',
      severity: 'error',
      comment: 'code that ships never imports the test harness',
      from: {
        path: '^(apps|packages)/',
        pathNot: ['\\.test\\.tsx?$', '/test/', '^packages/(testing|local)/'],
      },
      to: { path: '^packages/testing/' },
    },
    room('domain-is-alone', pkg('domain'), []),
    room('importer-knows-domain', pkg('importer'), [pkg('domain')]),
    room('templates-know-domain', pkg('templates'), [pkg('domain')]),
    room('archive-knows-domain', pkg('archive'), [pkg('domain')]),
    room('links-know-domain', pkg('links'), [pkg('domain')]),
    room('backup-knows-media', pkg('backup'), [pkg('media')]),
    room('media-is-alone', pkg('media'), []),
    room('migrations-are-alone', pkg('migrations'), []),
    room('config-is-alone', pkg('config'), []),
    room('ops-is-alone', pkg('ops'), []),
    room('delivery-knows-domain', pkg('delivery'), [pkg('domain')]),
    {
      name: 'use-cases-know-ports-only',
      severity: 'error',
      comment: 'a delivery use case sees no driver, no queue, no provider',
      from: { path: useCases, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^packages/delivery/src/(mongo|queue|resend)/' },
    },
    {
      name: 'adapters-stay-apart',
      severity: 'error',
      from: { path: '^packages/delivery/src/(mongo|queue|resend)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^packages/delivery/src/(mongo|queue|resend)/', pathNot: '^packages/delivery/src/$1/' },
    },
    room('admin-knows-packages', '^apps/admin/', [
      pkg('(domain|importer|templates|delivery|archive|links|config|media|migrations|ops)'),
    ]),
    room('site-knows', '^apps/site/', [pkg('(domain|templates|delivery|archive|config|media|ops)')]),
    room('worker-knows', '^apps/worker/', [pkg('(domain|templates|delivery|links|config|ops)')]),
    room('sandbox-stands-alone', '^apps/sandbox/', [pkg('config')]),
    room('cli-knows', '^apps/cli/', [
      pkg('(domain|importer|templates|delivery|config|local|backup|media|migrations)'),
    ]),
    alone('mongodb', 'mongodb', [
      '^packages/delivery/src/mongo/',
      '^packages/archive/',
      '^packages/links/',
      '^packages/backup/',
      '^packages/migrations/',
    ]),
    alone('bullmq', '(bullmq|ioredis)', ['^packages/delivery/src/queue/']),
    alone('s3', '@aws-sdk', ['^packages/media/']),
    alone('resend', 'resend', ['^packages/delivery/src/resend/']),
    alone('payload', '(payload|@payloadcms|next)', ['^apps/admin/']),
    alone('hono', '(hono|@hono)', ['^apps/site/', '^apps/sandbox/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.next)/|importMap\\.js$|next-env\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
