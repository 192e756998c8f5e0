/** Who leads it, where they meet, when, and with which vehicles. */
import { DatePicker, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useT } from '../../../i18n/useT.ts';
import { instantOfPicker, pickerTime } from '../../../ui/wall-clock.ts';
import { Panel } from '../../desk/Panel.tsx';
import styles from '../enforcement.module.css';
import type { PlanDraft } from './draft.ts';

interface PlanFactsProps {
  readonly draft: PlanDraft;
  readonly onChange: (changes: Partial<PlanDraft>) => void;
}

/** What an action usually takes; proposed as its end. */
const USUAL_LENGTH_MS = 3 * 3_600_000;

export function PlanFacts({ draft, onChange }: PlanFactsProps) {
  const t = useT();
  const { leader, place, startsAt, endsAt, vehicles } = draft;
  return (
    <Panel name="facts" title={t('enforcement:plan.facts')}>
      <div className={styles['fields']}>
        <label>
          <span data-required>{t('enforcement:plan.leader')}</span>
          <Input
            value={leader}
            maxLength={60}
            placeholder={t('enforcement:plan.leaderHint')}
            onChange={(event) => onChange({ leader: event.target.value })}
          />
        </label>
        <label>
          <span data-required>{t('enforcement:plan.place')}</span>
          <Input
            value={place}
            maxLength={200}
            placeholder={t('enforcement:plan.placeHint')}
            onChange={(event) => onChange({ place: event.target.value })}
          />
        </label>
        <Time
          label={t('enforcement:plan.startsAt')}
          value={startsAt}
          onChange={(at) => onChange({ startsAt: at, endsAt: endsAt ?? (at === null ? null : at + USUAL_LENGTH_MS) })}
        />
        <Time label={t('enforcement:plan.endsAt')} value={endsAt} onChange={(at) => onChange({ endsAt: at })} />
        <label>
          <span>{t('enforcement:plan.vehicles')}</span>
          <Input
            value={vehicles}
            maxLength={200}
            placeholder={t('enforcement:plan.vehiclesHint')}
            onChange={(event) => onChange({ vehicles: event.target.value })}
          />
        </label>
      </div>
    </Panel>
  );
}

interface TimeProps {
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly value: number | null;
  readonly onChange: (at: number | null) => void;
}

/** Not a label element around it: that would take the focus from the picker's own panel. */
function Time({ label, value, onChange }: TimeProps) {
  return (
    <div className={styles['field']}>
      <span data-required>{label}</span>
      <DatePicker
        value={value === null ? null : pickerTime(value)}
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        format="YYYY-MM-DD HH:mm"
        aria-label={label}
        onChange={(picked: Dayjs | null) => onChange(picked === null ? null : instantOfPicker(picked))}
      />
    </div>
  );
}
