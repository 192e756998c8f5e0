/** Answering a question, noting that the answer helped, keeping it for everybody. */
import type { Question } from '#domain/schema/notices.ts';
import { usePerform } from '../../app/perform.tsx';
import { useT } from '../../i18n/useT.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskField, AskValues } from '../desk/AskForm.tsx';
import type { QuestionAction } from './rules.ts';

export interface QuestionAsk {
  readonly action: QuestionAction;
  readonly question: Question;
}

interface QuestionDialogsProps {
  readonly ask: QuestionAsk;
  /** Called before what may take the question out of the list. */
  readonly onSettled: () => void;
  readonly onClose: () => void;
}

export function QuestionDialogs({ ask: { action, question }, onSettled, onClose }: QuestionDialogsProps) {
  const t = useT();
  const perform = usePerform();
  const submit = (values: AskValues): void => {
    onClose();
    onSettled();
    void perform([{ command: `question.${action}`, args: { id: question.id, ...values } }], { done: t(`notices:done.${action}`) });
  };
  const fields: Readonly<Record<QuestionAction, readonly AskField[]>> = {
    answer: [{ kind: 'text', name: 'text', label: t('notices:question.answer'), required: true, max: 4000, initial: question.answer }],
    settle: [{ kind: 'text', name: 'note', label: t('notices:question.note'), max: 1000 }],
    keep: [
      { kind: 'line', name: 'title', label: t('notices:question.title'), required: true, max: 120 },
      { kind: 'text', name: 'question', label: t('notices:question.question'), required: true, max: 4000, initial: question.question },
      { kind: 'text', name: 'answer', label: t('notices:question.answer'), required: true, max: 4000, initial: question.answer },
    ],
  };
  return (
    <AskForm
      title={t(`notices:question.action.${action}`)}
      width={620}
      fields={fields[action]}
      {...(action === 'keep' ? { warning: t('notices:question.keepHint') } : {})}
      onSubmit={submit}
      onCancel={onClose}
    >
      {action === 'answer' && <p>{question.question}</p>}
    </AskForm>
  );
}
