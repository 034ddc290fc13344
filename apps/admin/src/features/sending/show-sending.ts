import { delivery } from '../../delivery.ts';
import { sendingNotices } from './sending-notices.ts';
import type { SendingShown } from './sending-shape.ts';

export async function showSending(): Promise<SendingShown> {
  const { ramps, stopped } = await (await delivery()).sending.state();
  return { stopped, ramps, notices: sendingNotices(stopped, ramps) };
}
