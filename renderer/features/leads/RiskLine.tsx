/** 专线移送: one risk lead of a key industry, the time left for its receipt, and the receipt for whoever gives it. */
import { Button } from 'antd';
import { redActionOfRisk } from '#domain/lead/on-red.ts';
import type { RiskTransfer } from '#domain/schema/disposal.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import type { Translate } from '../../i18n/useT.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import styles from './leads.module.css';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** T10 turns amber in the last quarter of its hour, or of its day. */
const AMBER_SHARE = 0.25;

function span(ms: number, t: Translate): string {
  if (ms < HOUR_MS) return t('leads:risk.minutes', { count: Math.max(1, Math.ceil(ms / MINUTE_MS)) });
  if (ms < DAY_MS) return t('leads:risk.hours', { count: Math.floor(ms / HOUR_MS) });
  return t('leads:risk.days', { count: Math.floor(ms / DAY_MS) });
}

export function riskTone({ open, sentAt, dueAt }: RiskTransfer, now: number): Tone {
  if (open === 0) return 'grey';
  if (now > dueAt) return 'red';
  return dueAt - now < AMBER_SHARE * (dueAt - sentAt) ? 'amber' : 'green';
}

/** 剩 42 分钟 · 超期 3 小时 · 已签收 */
export function RiskLimit({ risk, now }: { risk: RiskTransfer; now: number }) {
  const t = useT();
  const format = useFormat();
  const late = now > risk.dueAt;
  const time = span(Math.abs(risk.dueAt - now), t);
  const text = risk.open === 0 ? t('leads:risk.received') : t(late ? 'leads:risk.over' : 'leads:risk.left', { time });
  return (
    <span title={t('leads:risk.dueAt', { time: format.dateTime(risk.dueAt) })}>
      <Chip tone={riskTone(risk, now)} mark>
        {text}
      </Chip>
    </span>
  );
}

/** Gives the receipt; undefined for roles that do not. */
export function useReceive(): ((risk: RiskTransfer) => void) | undefined {
  const t = useT();
  const perform = usePerform();
  const { role } = useAccount();
  if (role !== 'deptOfficer') return undefined;
  return (risk) => {
    void perform([{ command: 'risk.receive', args: { id: risk.id } }], { done: t('leads:done.received', { name: risk.subjectName }) });
  };
}

/** What became of it: to whom it went, and the receipt or the call it needs. */
export function RiskLine({ risk, now }: { risk: RiskTransfer; now: number }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const receive = useReceive();
  const sent = t('leads:risk.sent', { department: words.value('department', risk.department), time: format.dateTime(risk.sentAt) });
  const receipt =
    risk.receivedAt === null ? '' : t('leads:risk.receipt', { name: risk.receivedByName ?? '', time: format.dateTime(risk.receivedAt) });
  return (
    <article className={styles['record']} data-risk={risk.id} data-open={risk.open}>
      <header>
        <RiskLimit risk={risk} now={now} />
        <b>{risk.industry}</b>
        <Chip tone={risk.risk === 2 ? 'red' : 'amber'}>{t(risk.risk === 2 ? 'leads:risk.highest' : 'leads:risk.key')}</Chip>
        {receive !== undefined && risk.open === 1 && (
          <Button size="small" type="primary" onClick={() => receive(risk)} data-action="receiveRisk">
            {t('leads:risk.receive')}
          </Button>
        )}
      </header>
      <p>
        {sent}
        {receipt !== '' && ` · ${receipt}`}
      </p>
      {redActionOfRisk(risk, now) !== undefined && receive === undefined && <p className={styles['call']}>{t('leads:red.phone')}</p>}
    </article>
  );
}
