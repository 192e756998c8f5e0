/** 重大线索判定: the rule's verdict with the clauses that fired, and the town's own ruling with its written reason. */
import { Checkbox, Input } from 'antd';
import { MAJOR_SCORE } from '#domain/lead/major.ts';
import type { MajorVerdict } from '#domain/lead/major.ts';
import type { Recurrence } from '#domain/lead/triage.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import textStyles from '../desk/text.module.css';
import styles from './leads.module.css';

interface MajorRulingProps {
  readonly verdict: MajorVerdict;
  readonly recurrence: Recurrence;
  readonly overruled: boolean;
  readonly reason: string;
  /** The reason was not given although it must be. */
  readonly missing: boolean;
  readonly onChange: (ruling: { readonly overruled: boolean; readonly reason: string }) => void;
}

export function MajorRuling({ verdict, recurrence, overruled, reason, missing, onChange }: MajorRulingProps) {
  const t = useT();
  const words = useWords();
  const opposite = t(verdict.major ? 'leads:triage.notMajor' : 'leads:triage.isMajor');
  return (
    <section className={styles['ruling']} aria-label={t('leads:triage.verdict')} data-testid="major-verdict" data-major={verdict.major}>
      <div className={styles['rulingLine']}>
        <Chip tone={verdict.major ? 'red' : 'grey'} mark>
          {t(verdict.major ? 'leads:triage.isMajor' : 'leads:triage.notMajor')}
        </Chip>
        <b>{t('leads:triage.score', { score: verdict.score, limit: MAJOR_SCORE })}</b>
        {verdict.clauses.map((clause) => (
          <Chip key={clause} tone="amber">
            {words.value('clause', clause)}
          </Chip>
        ))}
        {verdict.clauses.length === 0 && <span className={textStyles['faint']}>{t('leads:triage.noClause')}</span>}
      </div>
      <div className={textStyles['faint']}>
        {t('leads:triage.repeats', { count: recurrence.repeats })} · {t('leads:triage.cluster', { count: recurrence.sameIndustry })}
      </div>
      <Checkbox checked={overruled} onChange={(event) => onChange({ overruled: event.target.checked, reason })} data-field="override">
        {t('leads:triage.override', { verdict: opposite })}
      </Checkbox>
      {overruled && (
        <Input
          autoFocus
          value={reason}
          maxLength={500}
          status={missing ? 'error' : ''}
          placeholder={missing ? t('leads:triage.needReason') : t('leads:triage.overrideReason')}
          aria-label={t('leads:triage.overrideReason')}
          onChange={(event) => onChange({ overruled, reason: event.target.value })}
        />
      )}
    </section>
  );
}
