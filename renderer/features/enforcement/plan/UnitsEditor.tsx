/** The departments that take part, each with one liaison. */
import { Button, Input, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { PlannedUnit } from '#domain/enforcement/common.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import { useT } from '../../../i18n/useT.ts';
import { Panel } from '../../desk/Panel.tsx';
import styles from '../enforcement.module.css';

interface UnitsEditorProps {
  readonly units: readonly PlannedUnit[];
  readonly onChange: (units: readonly PlannedUnit[]) => void;
}

export function UnitsEditor({ units, onChange }: UnitsEditorProps) {
  const t = useT();
  const change = (index: number, changes: Partial<PlannedUnit>): void =>
    onChange(units.map((unit, at) => (at === index ? { ...unit, ...changes } : unit)));
  const taken = new Set(units.map(({ department }) => department));
  const choicesFor = (own: string) =>
    DEPARTMENTS.filter((department) => department === own || !taken.has(department)).map((value) => ({
      value,
      label: t(`trade:department.${value}`),
    }));
  return (
    <Panel name="units" title={t('enforcement:plan.units')} note={t('enforcement:plan.unitsNote')}>
      {units.map(({ department, liaison, phone }, index) => (
        <div key={index} className={styles['unitRow']}>
          <Select
            value={department === '' ? undefined : department}
            placeholder={t('enforcement:plan.department')}
            aria-label={t('enforcement:plan.department')}
            options={choicesFor(department)}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value) => change(index, { department: value })}
          />
          <Input
            value={liaison}
            maxLength={60}
            placeholder={t('enforcement:plan.liaison')}
            aria-label={t('enforcement:plan.liaison')}
            onChange={(event) => change(index, { liaison: event.target.value })}
          />
          <Input
            value={phone}
            maxLength={20}
            placeholder={t('enforcement:plan.phone')}
            aria-label={t('enforcement:plan.phone')}
            onChange={(event) => change(index, { phone: event.target.value })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('enforcement:plan.removeUnit')}
            onClick={() => onChange(units.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={units.length >= DEPARTMENTS.length}
        onClick={() => onChange([...units, { department: '', liaison: '', phone: '' }])}
        data-testid="add-unit"
      >
        {t('enforcement:plan.addUnit')}
      </Button>
    </Panel>
  );
}
