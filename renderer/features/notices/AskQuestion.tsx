/** 请教专家: what a village wants to know, of whom, and the task or lead it is about. */
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import { usePerform } from '../../app/perform.tsx';
import { useStationPlace } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskValues } from '../desk/AskForm.tsx';

/** What stands for the town itself in the list of departments. */
const TOWN = 'town';

interface AskQuestionProps {
  /** `task:…` or `lead:…`, when it is asked about one. */
  readonly about: string | undefined;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function AskQuestion({ about, onDone, onCancel }: AskQuestionProps) {
  const t = useT();
  const perform = usePerform();
  const { place } = useStationPlace();
  const [, subject, subjectId] = /^(task|lead):(.+)$/.exec(about ?? '') ?? [];
  const submit = ({ department, text }: AskValues): void => {
    const to = department === TOWN ? null : department;
    const args = { villageCode: place, text, department: to, subject: subject ?? null, subjectId: subjectId ?? null };
    void perform([{ command: 'question.ask', args }], { done: t('notices:done.ask') }).then((saved) => {
      if (saved > 0) onDone();
    });
  };
  return (
    <AskForm
      title={t('notices:question.ask')}
      width={600}
      fields={[
        {
          kind: 'choice', name: 'department', label: t('notices:question.to'), required: true, initial: TOWN,
          choices: [
            { value: TOWN, label: t('notices:question.town') },
            ...DEPARTMENTS.map((value) => ({ value, label: t(`trade:department.${value}`) })),
          ],
        },
        { kind: 'text', name: 'text', label: t('notices:question.question'), required: true, max: 2000, hint: t('notices:question.hint') },
      ]}
      onSubmit={submit}
      onCancel={onCancel}
    />
  );
}
