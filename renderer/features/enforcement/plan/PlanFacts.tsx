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

const shown = (instant: number | null) => (instant === null ? null : pickerTime(instant));
const picked = (time: Dayjs | null | undefined) => (time === null || time === undefined ? null : instantOfPicker(time));

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
        <label>
          <span data-required>{t('enforcement:plan.time')}</span>
          <DatePicker.RangePicker
            value={[shown(startsAt), shown(endsAt)]}
            showTime={{ format: 'HH:mm', minuteStep: 5 }}
            format="YYYY-MM-DD HH:mm"
            onChange={(range) => onChange({ startsAt: picked(range?.[0]), endsAt: picked(range?.[1]) })}
          />
        </label>
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
