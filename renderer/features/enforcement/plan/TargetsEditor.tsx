/** The targets: leads chosen from a list or on the map, and places typed in. */
import { useState } from 'react';
import { Button } from 'antd';
import { AimOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { TARGETS_MAX } from '#domain/enforcement/common.ts';
import type { PlannedTarget } from '#domain/enforcement/common.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { AskForm } from '../../desk/AskForm.tsx';
import { choiceOf } from '../../desk/choice.ts';
import { Panel } from '../../desk/Panel.tsx';
import styles from '../enforcement.module.css';
import type { PlanDraft } from './draft.ts';
import { targetOfLead, withDepartments, withTargets } from './draft.ts';
import { LeadPicker } from './LeadPicker.tsx';

interface TargetsEditorProps {
  readonly townCode: string;
  readonly draft: PlanDraft;
  readonly onChange: (draft: PlanDraft) => void;
}

export function TargetsEditor({ townCode, draft, onChange }: TargetsEditorProps) {
  const t = useT();
  const [adding, setAdding] = useState<'leads' | 'hand'>();
  const { data: villages = [] } = useQuery('territory.villages', { townCode });
  const nameOf = new Map(villages.map(({ id, name }) => [id, name]));
  const { targets } = draft;
  const remove = (index: number): void => onChange({ ...draft, targets: targets.filter((_, at) => at !== index) });
  const stop = (): void => setAdding(undefined);
  return (
    <Panel
      name="targets"
      title={t('enforcement:plan.targets')}
      note={t('enforcement:plan.targetsNote', { count: targets.length, max: TARGETS_MAX })}
    >
      <div className={styles['targetTools']}>
        <Button size="small" icon={<AimOutlined />} onClick={() => setAdding('leads')} data-testid="pick-leads">
          {t('enforcement:plan.fromLeads')}
        </Button>
        <Button size="small" icon={<EditOutlined />} onClick={() => setAdding('hand')}>
          {t('enforcement:plan.byHand')}
        </Button>
      </div>
      <div className={styles['targetList']}>
        {targets.length === 0 && <p className={styles['none']}>{t('enforcement:plan.noTargets')}</p>}
        {targets.map((target, index) => (
          <div key={target.leadId ?? `${target.subjectName} ${target.address}`} className={styles['target']}>
            <span className={styles['index']}>{index + 1}</span>
            <span className={styles['who']}>
              <b>{target.subjectName}</b>
              <small>
                {nameOf.get(target.villageCode)} · {target.address}
              </small>
            </span>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('enforcement:plan.removeTarget', { name: target.subjectName })}
              onClick={() => remove(index)}
            />
          </div>
        ))}
      </div>
      {adding === 'leads' && (
        <LeadPicker
          townCode={townCode}
          taken={new Set(targets.map(({ leadId }) => leadId ?? ''))}
          room={TARGETS_MAX - targets.length}
          onCancel={stop}
          onDone={(leads) => {
            stop();
            onChange(leads.reduce(withDepartments, withTargets(draft, leads.map(targetOfLead))));
          }}
        />
      )}
      {adding === 'hand' && (
        <AskForm
          title={t('enforcement:plan.byHand')}
          fields={[
            { kind: 'line', name: 'subjectName', label: t('enforcement:plan.subjectName'), max: 200, required: true },
            { kind: 'line', name: 'address', label: t('enforcement:plan.address'), max: 300, required: true },
            { kind: 'choice', name: 'villageCode', label: t('leads:detail.village'), choices: villages.map(choiceOf), required: true },
          ]}
          onCancel={stop}
          onSubmit={(values) => {
            stop();
            onChange(withTargets(draft, [{ leadId: null, ...values } as PlannedTarget]));
          }}
        />
      )}
    </Panel>
  );
}
