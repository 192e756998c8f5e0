/** One choice among the filters of a list; nothing chosen filters nothing. */
import { Select } from 'antd';
import styles from './filters.module.css';
import type { Choice } from './choice.ts';

export type { Choice };

/** From this many choices on, typing narrows them down. */
const SEARCHABLE = 9;

interface FilterSelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}

export function FilterSelect({ name, label, value, choices, onChange }: FilterSelectProps) {
  const chosen = value === undefined || value === '' ? undefined : value;
  return (
    <Select
      size="small"
      allowClear
      value={chosen}
      placeholder={label}
      aria-label={label}
      data-filter={name}
      options={[...choices]}
      popupMatchSelectWidth={false}
      showSearch={choices.length >= SEARCHABLE ? { optionFilterProp: 'label' } : false}
      className={`${styles['filterSelect']} ${chosen === undefined ? '' : styles['filterOn']}`}
      onChange={(next: string | undefined) => onChange(next ?? '')}
    />
  );
}
