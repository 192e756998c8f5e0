/** 告知执行清单: the permits a scope text calls for, with the word that called for each, and what the departments answered. */
import type { FollowUp } from '#domain/schema/items.ts';
import type { CalledPermit } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import panelStyles from '../desk/panel.module.css';
import textStyles from '../desk/text.module.css';
import { Panel } from '../desk/Panel.tsx';

export function CalledPermits({ permits }: { permits: readonly CalledPermit[] }) {
  const t = useT();
  return permits.map((permit) => (
    <div key={permit.id} className={panelStyles['historyRow']}>
      <b>{permit.name}</b>
      {permit.kind === 'filing' && <small className={textStyles['faint']}>{t('dispatch:permits.filing')}</small>}
      <Chip tone="blue">{t(`trade:department.${permit.department}`)}</Chip>
      <span>{t('dispatch:permits.because', { keyword: permit.keyword })}</span>
    </div>
  ));
}

interface PermitsProps {
  readonly permits: readonly CalledPermit[];
  readonly followUps: readonly FollowUp[];
}

export function Permits({ permits, followUps }: PermitsProps) {
  const t = useT();
  return (
    <Panel name="permits" title={t('dispatch:permits.title')}>
      {permits.length === 0 && <p className={textStyles['faint']}>{t('dispatch:permits.none')}</p>}
      <CalledPermits permits={permits} />
      {followUps.map((followUp) => (
        <FollowUpLine key={followUp.id} followUp={followUp} />
      ))}
    </Panel>
  );
}

export const RESULT_TONE: Readonly<Record<NonNullable<FollowUp['result']>, Tone>> = {
  held: 'green', applying: 'amber', notNeeded: 'grey', refused: 'red', prosecuted: 'violet',
};

/** How far one department has come with the entity. */
export function FollowUpLine({ followUp }: { followUp: FollowUp }) {
  const t = useT();
  const format = useFormat();
  const { result, receivedAt } = followUp;
  const state =
    result === null
      ? t(receivedAt === null ? 'dispatch:permits.waiting' : 'dispatch:permits.received')
      : t(`trade:followUpResult.${result}`);
  return (
    <div className={panelStyles['historyRow']}>
      <span className={textStyles['faint']}>{t('dispatch:permits.followUp')}</span>
      {(t as unknown as (key: string) => string)(`trade:department.${followUp.department}`)}
      <Chip tone={result === null ? 'grey' : RESULT_TONE[result]}>{state}</Chip>
      <span>{format.date(followUp.answeredAt ?? followUp.dueAt)}</span>
    </div>
  );
}
