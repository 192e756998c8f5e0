/** 批量分流: shows which department would get what, issues it with progress, and lists what was refused and why. */
import { useMemo, useState } from 'react';
import { Checkbox, Progress, Radio, Select } from 'antd';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import type { Department } from '#domain/lead/departments.ts';
import { HAZARD_POINTS } from '#domain/lead/major.ts';
import { HAZARDS } from '#domain/schema/lead.ts';
import type { Hazard, Lead } from '#domain/schema/lead.ts';
import { usePerform } from '../../app/perform.tsx';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import textStyles from '../desk/text.module.css';
import type { TriagePlan } from './batch.ts';
import { planTriage } from './batch.ts';
import type { RefusedLead } from './RefusedLeads.tsx';
import styles from './leads.module.css';

interface BulkTriageProps {
  /** Those that wait for it. */
  readonly leads: readonly Lead[];
  /** How many of the selection do not. */
  readonly skipped: number;
  readonly onDone: (refused: readonly RefusedLead[]) => void;
  readonly onCancel: () => void;
}

export function BulkTriage({ leads, skipped, onDone, onCancel }: BulkTriageProps) {
  const t = useT();
  const perform = usePerform();
  const [department, setDepartment] = useState<Department>();
  const [suggested, setSuggested] = useState(true);
  const [hazard, setHazard] = useState<Hazard>('low');
  const [transfer, setTransfer] = useState(true);
  const [progress, setProgress] = useState<number>();
  const { data: industries } = useQuery('items.industries', {});
  const plan = useMemo(
    () => planTriage(leads, industries ?? [], { department: suggested ? undefined : department, hazard, transfer }),
    [leads, industries, suggested, department, hazard, transfer],
  );
  const ready = industries !== undefined && plan.length > 0 && (suggested || department !== undefined);
  const start = async (): Promise<void> => {
    const steps = plan.flatMap(({ lead, commands }) => commands.map((command) => ({ lead, command })));
    const refused: RefusedLead[] = [];
    setProgress(0);
    await perform(steps.map(({ command }) => command), {
      done: t('leads:batch.did', { action: t('leads:batch.triage'), count: plan.length }),
      onProgress: setProgress,
      onRefused: (refusals) => {
        for (const { index, error } of refusals) {
          const lead = steps[index]?.lead;
          // The transfer of a lead whose triage was refused already needs no line of its own.
          if (lead !== undefined && !refused.some((each) => each.lead === lead)) refused.push({ lead, error });
        }
      },
    });
    onDone(refused);
  };
  const total = plan.reduce((sum, { commands }) => sum + commands.length, 0);
  return (
    <Dialog
      width={640}
      title={t('leads:triage.bulkTitle', { count: leads.length })}
      okText={t(transfer ? 'leads:triage.startTransfer' : 'leads:triage.start')}
      disabled={!ready}
      busy={progress !== undefined}
      enterSubmits
      onOk={() => void start()}
      onCancel={onCancel}
    >
      <Radio.Group
        value={suggested ? 'suggested' : 'one'}
        optionType="button"
        buttonStyle="solid"
        onChange={(event) => setSuggested(event.target.value === 'suggested')}
        options={(['suggested', 'one'] as const).map((value) => ({ value, label: t(`leads:triage.mode.${value}`) }))}
      />
      <p className={textStyles['faint']}>{t(`leads:triage.modeHint.${suggested ? 'suggested' : 'one'}`)}</p>
      {!suggested && <DepartmentSelect value={department} onChange={setDepartment} />}
      <HazardChoice value={hazard} onChange={setHazard} />
      <Checkbox checked={transfer} onChange={(event) => setTransfer(event.target.checked)} data-field="transfer">
        {t('leads:triage.transfer')}
      </Checkbox>
      <Shares plan={plan} />
      {skipped > 0 && <p className={textStyles['warn']}>{t('leads:triage.skipped', { count: skipped })}</p>}
      {progress !== undefined && (
        <Progress
          percent={total === 0 ? 0 : Math.round((100 * progress) / total)}
          format={() => t('leads:triage.progress', { done: progress, total })}
        />
      )}
    </Dialog>
  );
}

function DepartmentSelect({ value, onChange }: { value: Department | undefined; onChange: (value: Department) => void }) {
  const t = useT();
  const words = useWords();
  return (
    <Select
      autoFocus
      value={value}
      style={{ width: '100%' }}
      placeholder={t('leads:triage.needDepartment')}
      aria-label={t('leads:form.department')}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={onChange}
      options={DEPARTMENTS.map((each) => ({ value: each, label: words.value('department', each) }))}
    />
  );
}

function HazardChoice({ value, onChange }: { value: Hazard; onChange: (value: Hazard) => void }) {
  const t = useT();
  return (
    <div className={styles['bulkRow']}>
      <span>{t('leads:triage.hazard')}</span>
      <Radio.Group
        size="small"
        optionType="button"
        value={value}
        onChange={(event) => onChange(event.target.value as Hazard)}
        options={HAZARDS.map((each) => ({
          value: each,
          label: t('leads:triage.hazardPoints', { name: t(`trade:hazard.${each}`), count: HAZARD_POINTS[each] }),
        }))}
      />
    </div>
  );
}

/** Which department would get how many. */
function Shares({ plan }: { plan: readonly TriagePlan[] }) {
  const words = useWords();
  const counts = new Map<Department, number>();
  for (const { department } of plan) counts.set(department, (counts.get(department) ?? 0) + 1);
  const shares = [...counts].sort(([, left], [, right]) => right - left);
  const [[, most = 1] = []] = shares;
  return (
    <ul className={styles['shares']} data-testid="triage-shares">
      {shares.map(([department, count]) => (
        <li key={department} data-department={department}>
          <span>{words.value('department', department)}</span>
          <i style={{ width: `${(100 * count) / most}%` }} />
          <b>{count}</b>
        </li>
      ))}
    </ul>
  );
}
