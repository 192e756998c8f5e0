/** 到场签到: how many people of a department are on site. */
import type { ActionUnit } from '#domain/schema/enforcement.ts';
import { useT } from '../../../i18n/useT.ts';
import { useWords } from '../../../i18n/words.ts';
import { AskForm } from '../../desk/AskForm.tsx';

interface CheckInFormProps {
  readonly unit: ActionUnit;
  readonly onSubmit: (args: Readonly<Record<string, unknown>>) => void;
  readonly onCancel: () => void;
}

/** The most the command takes. */
const PEOPLE_MAX = 500;
/** 执法人员不少于两人 (行政处罚法 art. 42). */
const USUAL_PEOPLE = 2;

export function CheckInForm({ unit, onSubmit, onCancel }: CheckInFormProps) {
  const t = useT();
  const words = useWords();
  return (
    <AskForm
      title={`${t('enforcement:action.checkIn')} · ${words.value('department', unit.department)}`}
      fields={[
        {
          kind: 'number', name: 'people', label: t('enforcement:form.people'), required: true,
          min: 1, max: PEOPLE_MAX, initial: USUAL_PEOPLE,
        },
      ]}
      onSubmit={(values) => onSubmit({ id: unit.id, ...values })}
      onCancel={onCancel}
    />
  );
}
