/** What the smaller steps of a task still need: deferral, call, receipt of the notice, request for a pause. */
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import { DEFER_DAYS_MAX, DEFER_REASONS } from '#domain/lead/defer.ts';
import { PAUSE_REASONS } from '#domain/schema/disposal.ts';
import { NOTICE_RECEIPTS } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { PAUSE_DAYS_MAX } from '#domain/task/propose.ts';
import type { CommandInput } from '../../bridge/issue.ts';
import { useT } from '../../i18n/useT.ts';
import type { Translate } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskField, AskValues } from '../desk/AskForm.tsx';

export type TaskQuestion = 'defer' | 'logCall' | 'signNotice' | 'askPause';

interface TaskQuestionsProps {
  readonly action: TaskQuestion;
  readonly task: Task;
  readonly onSubmit: (args: CommandInput['args'], done: string) => void;
  readonly onCancel: () => void;
}

/** Only the day is asked for. */
const MINUTE_MS = 60_000;

export function TaskQuestions({ action, task, onSubmit, onCancel }: TaskQuestionsProps) {
  const t = useT();
  const today = dayNumber(useNow(MINUTE_MS));
  const hint = action === 'defer' ? t('dispatch:form.deferHint', { days: DEFER_DAYS_MAX }) : undefined;
  return (
    <AskForm
      title={`${t(`dispatch:action.${action}`)} · ${task.entityName}`}
      {...(hint === undefined ? {} : { warning: hint })}
      fields={fieldsOf(action, today, t)}
      onSubmit={(values) => onSubmit({ taskId: task.id, ...argsOf(action, values) }, t(`dispatch:done.${action}`))}
      onCancel={onCancel}
    />
  );
}

function fieldsOf(action: TaskQuestion, today: number, t: Translate): readonly AskField[] {
  const note: AskField = { kind: 'text', name: 'note', label: t('dispatch:form.note'), max: 500 };
  switch (action) {
    case 'defer':
      return [
        {
          kind: 'choice',
          name: 'reason',
          label: t('desk:form.reason'),
          required: true,
          choices: DEFER_REASONS.map((value) => ({ value, label: t(`trade:deferReason.${value}`) })),
        },
        {
          kind: 'day',
          name: 'until',
          label: t('dispatch:form.until'),
          required: true,
          from: dayText(today + 1),
          to: dayText(today + DEFER_DAYS_MAX),
        },
        note,
      ];
    case 'logCall':
      return [
        {
          kind: 'choice',
          name: 'answered',
          label: t('dispatch:form.answered'),
          required: true,
          choices: (['no', 'yes'] as const).map((value) => ({ value, label: t(`dispatch:form.callAnswer.${value}`) })),
          hint: t('dispatch:form.callHint'),
        },
        note,
      ];
    case 'signNotice':
      return [
        {
          kind: 'choice',
          name: 'receipt',
          label: t('dispatch:form.receipt'),
          required: true,
          initial: 'signed',
          choices: NOTICE_RECEIPTS.map((value) => ({ value, label: t(`trade:noticeReceipt.${value}`) })),
        },
        {
          kind: 'line',
          name: 'signedBy',
          label: t('dispatch:form.signedBy'),
          max: 60,
          requiredWhen: { field: 'receipt', is: 'signed' },
        },
      ];
    case 'askPause':
      return [
        {
          kind: 'choice',
          name: 'pauseReason',
          label: t('dispatch:form.pauseReason'),
          required: true,
          choices: PAUSE_REASONS.map((value) => ({ value, label: t(`trade:pauseReason.${value}`) })),
        },
        { kind: 'number', name: 'days', label: t('dispatch:form.pauseDays'), required: true, min: 1, max: PAUSE_DAYS_MAX, initial: 5 },
        { kind: 'text', name: 'reason', label: t('desk:form.reason'), required: true, max: 500 },
      ];
  }
}

/** The command's arguments besides the task. */
function argsOf(action: TaskQuestion, values: AskValues): CommandInput['args'] {
  switch (action) {
    case 'logCall':
      return { answered: values['answered'] === 'yes', note: values['note'] };
    case 'askPause':
      return { proposal: { kind: 'pause', pauseReason: values['pauseReason'], days: values['days'] }, reason: values['reason'] };
    default:
      return { ...values };
  }
}
