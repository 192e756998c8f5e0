/** 登记结果: what one department did at one target; may be corrected until the summary. */
import type { ActionTarget } from '#domain/schema/enforcement.ts';
import { TARGET_RESULTS } from '#domain/schema/enforcement.ts';
import { useT } from '../../../i18n/useT.ts';
import { useWords } from '../../../i18n/words.ts';
import { AskForm } from '../../desk/AskForm.tsx';

interface ResultFormProps {
  readonly target: ActionTarget;
  readonly onSubmit: (args: Readonly<Record<string, unknown>>) => void;
  readonly onCancel: () => void;
}

export function ResultForm({ target, onSubmit, onCancel }: ResultFormProps) {
  const t = useT();
  const words = useWords();
  return (
    <AskForm
      title={`${words.value('department', target.department)} · ${target.subjectName}`}
      width={640}
      fields={[
        {
          kind: 'choice', name: 'result', label: t('enforcement:form.result'), required: true,
          choices: TARGET_RESULTS.map((value) => ({ value, label: t(`trade:targetResult.${value}`) })),
          ...(target.result === null ? {} : { initial: target.result }),
        },
        { kind: 'line', name: 'document', label: t('enforcement:form.document'), max: 60, initial: target.document },
        { kind: 'text', name: 'note', label: t('enforcement:form.note'), max: 1000, initial: target.note },
      ]}
      onSubmit={(values) => onSubmit({ id: target.id, ...values })}
      onCancel={onCancel}
    >
      <p>{target.address}</p>
    </AskForm>
  );
}
