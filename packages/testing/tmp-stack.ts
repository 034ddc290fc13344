import { loadSampleInto } from '@masthead/local';
import { startStack } from '/work/main/packages/testing/src/stack.ts';

const s = await startStack({});
console.log(
  JSON.stringify({
    site: s.siteUrl,
    admin: s.adminUrl,
    inbox: s.inboxUrl,
    email: s.secrets.ADMIN_EMAIL,
    pw: s.secrets.ADMIN_PASSWORD,
    token: s.secrets.LOCAL_TOKEN,
    mongo: s.env.MONGODB_URI,
    redis: s.env.REDIS_PREFIX,
  }),
);
await loadSampleInto(s.masthead, console.log);
console.log('SAMPLE LOADED');
setInterval(() => {
  import('node:fs').then((fs) => fs.writeFileSync('/tmp/stack.log', s.log()));
}, 1000);
process.on('SIGTERM', () => void s.stop().then(() => process.exit(0)));
