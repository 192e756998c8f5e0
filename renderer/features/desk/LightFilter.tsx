/** Filter by 红黄绿. */
import { useT } from '../../i18n/useT.ts';
import { FilterSelect } from './FilterSelect.tsx';

const LIGHTS = ['red', 'amber', 'green'] as const;

interface LightFilterProps {
  readonly value: string | undefined;
  readonly onChange: (light: string) => void;
}

export function LightFilter({ value, onChange }: LightFilterProps) {
  const t = useT();
  return (
    <FilterSelect
      name="light"
      label={t('desk:filter.light')}
      value={value}
      choices={LIGHTS.map((light) => ({ value: light, label: t(`trade:light.${light}`) }))}
      onChange={onChange}
    />
  );
}
