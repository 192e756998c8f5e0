/** How far a complaint is: waits for a place, with somebody, to be called back, done. */
import type { ComplaintRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip, LeadStateTag } from '../../ui/chips.tsx';
import { awaitsCall } from './rules.ts';

export function ComplaintTag({ complaint }: { complaint: ComplaintRow }) {
  const t = useT();
  const { lead, callBackResult } = complaint;
  if (lead === null) return <Chip tone="amber">{t('complaints:queue.toPlace')}</Chip>;
  if (lead.open === 1) return <LeadStateTag state={lead.state} />;
  if (awaitsCall(complaint)) return <Chip tone="amber">{t('complaints:queue.toCallBack')}</Chip>;
  if (callBackResult === 'notSatisfied') return <Chip tone="red">{t('trade:callBackResult.notSatisfied')}</Chip>;
  return <LeadStateTag state={lead.state} />;
}
