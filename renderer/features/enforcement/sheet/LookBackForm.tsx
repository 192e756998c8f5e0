/** 回查: whether what was settled at a target has held, 7 or 30 days after the summary. */
import type { ActionSheetRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../../i18n/useT.ts';
import { AskForm } from '../../desk/AskForm.tsx';

interface LookBackFormProps {
  readonly actionId: string;
  readonly row: ActionSheetRow;
  readonly days: 7 | 30;
  readonly onSubmit: (args: Readonly<Record<string, unknown>>) => void;
  readonly onCancel: () => void;
}

export function LookBackForm({ actionId, row, days, onSubmit, onCancel }: LookBackFormProps) {
  const t = useT();
  return (
    <AskForm
      title={`${t('enforcement:due.lookBack', { days })} · ${row.subjectName}`}
      fields={[
        {
          kind: 'choice', name: 'held', label: t('enforcement:form.held'), required: true,
          choices: [{ value: 'yes', label: t('trade:decision.held') }, { value: 'no', label: t('trade:decision.cameBack') }],
        },
        { kind: 'text', name: 'note', label: t('enforcement:form.note'), max: 1000 },
      ]}
      onSubmit={({ held, note }) => onSubmit({ id: actionId, targetKey: row.targetKey, days, held: held === 'yes', note })}
      onCancel={onCancel}
    />
  );
}
