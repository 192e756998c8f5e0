/** The dialogs of a rectification's problems: responsibility, tasks, submission, acceptance, long-term care, look-back. */
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { Rectification, RectificationProblem, RectificationTask } from '#domain/schema/supervision.ts';
import { usePerform } from '../../app/perform.tsx';
import { useT } from '../../i18n/useT.ts';
import type { Translate } from '../../i18n/useT.ts';
import { systemClock } from '../../system.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskField, AskValues } from '../desk/AskForm.tsx';
import type { ProblemAction } from './rules.ts';

export type PlanAsk =
  | { readonly action: ProblemAction; readonly plan: Rectification; readonly problem: RectificationProblem }
  | {
    readonly action: 'finishTask';
    readonly plan: Rectification;
    readonly problem: RectificationProblem;
    readonly task: RectificationTask;
  }
  | { readonly action: 'addProblem'; readonly plan: Rectification };

interface ProblemDialogsProps {
  readonly ask: PlanAsk;
  readonly onClose: () => void;
}

export function ProblemDialogs({ ask, onClose }: ProblemDialogsProps) {
  const t = useT();
  const perform = usePerform();
  const submit = (values: AskValues): void => {
    onClose();
    const args = { id: idOf(ask), ...argsOf(ask.action, values) };
    void perform([{ command: `rectification.${ask.action}`, args }], { done: t(`supervision:done.${ask.action}`) });
  };
  const about = ask.action === 'addProblem' ? ask.plan.title : ask.problem.category;
  return (
    <AskForm
      title={`${t(`supervision:problem.${ask.action}`)} · ${about}`}
      fields={fieldsOf(ask, t)}
      onSubmit={submit}
      onCancel={onClose}
    />
  );
}

function idOf(ask: PlanAsk): string {
  switch (ask.action) {
    case 'addProblem': return ask.plan.id;
    case 'finishTask': return ask.task.id;
    default: return ask.problem.id;
  }
}

/** Choices are texts in a form and flags in a command. */
function argsOf(action: PlanAsk['action'], values: AskValues): AskValues {
  switch (action) {
    case 'strikeOff': return { ...values, accepted: values['accepted'] === 'yes' };
    case 'lookBack': return { ...values, held: values['held'] === 'yes' };
    case 'addProblem': return { ...values, immediate: values['immediate'] === 'yes' };
    default: return values;
  }
}

type LineField = 'leader' | 'unitName' | 'person' | 'milestone' | 'category' | 'evidence';

function fieldsOf(ask: PlanAsk, t: Translate): readonly AskField[] {
  const field = (name: LineField, max: number, required = true) =>
    ({ kind: 'line', name, label: t(`supervision:field.${name}`), max, required }) as const;
  const choice = (name: string, label: string, yes: string, no: string, initial: 'yes' | 'no' = 'yes'): AskField => ({
    kind: 'choice', name, label, required: true, choices: [{ value: 'yes', label: yes }, { value: 'no', label: no }], initial,
  });
  switch (ask.action) {
    case 'assign': {
      const { leader, unitName, person } = ask.problem;
      return [
        { ...field('leader', 60), initial: leader, hint: t('supervision:hint.leader') },
        { ...field('unitName', 80), initial: unitName },
        { ...field('person', 60), initial: person },
      ];
    }
    case 'addTask':
      return [
        { kind: 'text', name: 'measure', label: t('supervision:field.measure'), max: 1000, required: true },
        field('milestone', 500, false),
        {
          kind: 'day', name: 'dueOn', label: t('supervision:field.dueOn'), required: true,
          from: dayText(dayNumber(systemClock.now())), to: dayText(dayNumber(ask.plan.dueAt)),
        },
      ];
    case 'finishTask':
      return [{ kind: 'text', name: 'text', label: t('supervision:field.result'), max: 2000, required: true }];
    case 'submit':
      return [
        {
          kind: 'text', name: 'institution', label: t('supervision:field.institution'), max: 1000,
          hint: t('supervision:hint.institution'),
        },
      ];
    case 'strikeOff':
      return [
        choice('accepted', t('supervision:field.verdict'), t('supervision:verdict.accept'), t('supervision:verdict.sendBack')),
        { kind: 'text', name: 'reason', label: t('supervision:field.opinion'), max: 500, required: true },
      ];
    case 'keepUp':
      return [{
        kind: 'text', name: 'reason', label: t('supervision:field.opinion'), max: 500, required: true,
        hint: t('supervision:hint.keepUp'),
      }];
    case 'lookBack':
      return [
        choice('held', t('supervision:field.lookBack'), t('trade:decision.held'), t('trade:decision.cameBack')),
        { kind: 'text', name: 'note', label: t('supervision:field.found'), max: 1000 },
      ];
    case 'addProblem':
      return [
        field('category', 60),
        { kind: 'text', name: 'fact', label: t('supervision:field.fact'), max: 2000, required: true },
        field('evidence', 1000, false),
        choice('immediate', t('supervision:field.immediate'), t('supervision:immediate.yes'), t('supervision:immediate.no'), 'no'),
      ];
  }
}
