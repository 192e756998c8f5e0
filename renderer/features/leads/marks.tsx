/** Small marks of a lead: where it lies, its limit or why that stands still, and what is special about it. */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip, LeadStateTag, LimitChip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import type { LeadStep } from '#domain/schema/lead.ts';

const STEP_TONE: Readonly<Record<LeadStep, Tone>> = {
  disposing: 'blue', resolved: 'amber', triaged: 'violet', city: 'violet', coordinated: 'amber', joint: 'violet', processing: 'blue',
};

/** 联合处置中, 已分类, 办理中, … or else the state. */
export function WhereTag({ lead }: { lead: Pick<Lead, 'state' | 'step'> }) {
  const t = useT();
  if (lead.step === null) return <LeadStateTag state={lead.state} />;
  return <Chip tone={STEP_TONE[lead.step]}>{t(`trade:leadStep.${lead.step}`)}</Chip>;
}

interface LimitedProps {
  readonly lead: Lead;
  readonly calendar: WorkCalendar;
  readonly now: number;
}

/** 停钟 and 暂缓 say until when; otherwise what is left of the limit. Nothing for a lead without a limit. */
export function LeadLimit({ lead, calendar, now }: LimitedProps) {
  const t = useT();
  const format = useFormat();
  if (lead.limit === null) return null;
  const { pausedUntil, deferredUntil } = lead;
  if (pausedUntil !== null && now <= pausedUntil) {
    return <Chip tone="grey" mark>{t('leads:mark.paused', { day: format.date(pausedUntil).slice(5) })}</Chip>;
  }
  if (deferredUntil !== null && now < deferredUntil) {
    return <Chip tone="grey" mark>{t('leads:mark.deferred', { day: format.date(deferredUntil).slice(5) })}</Chip>;
  }
  return <LimitChip row={lead} calendar={calendar} now={now} />;
}

/** 重大 · 回潮 · 返工 n 次 */
export function LeadMarks({ lead }: { lead: Pick<Lead, 'major' | 'relapseOf' | 'reopened'> }) {
  const t = useT();
  return (
    <>
      {lead.major === 1 && <Chip tone="red" mark>{t('leads:mark.major')}</Chip>}
      {lead.relapseOf !== null && <Chip tone="violet" mark>{t('leads:mark.relapse')}</Chip>}
      {lead.reopened > 0 && <Chip tone="amber">{t('leads:mark.reopened', { count: lead.reopened })}</Chip>}
    </>
  );
}
