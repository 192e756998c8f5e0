/** The dialogs of a joint action's steps. */
import { useT } from '../../i18n/useT.ts';
import type { AskField } from '../desk/AskForm.tsx';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskedAction, EnforcementRunner } from './useEnforcementActions.ts';

/** The most the commands take, characters. */
const NOTE_MAX = 1000;
const REASON_MAX = 500;
const SUMMARY_MAX = 8000;

export function EnforcementDialogs({ actions }: { actions: EnforcementRunner }) {
  const t = useT();
  const { asking, stopAsking, submit } = actions;
  if (asking === undefined) return null;
  const { action, detail } = asking;
  const { summary } = detail;
  const note: AskField = { kind: 'text', name: 'note', label: t('enforcement:form.note'), max: NOTE_MAX };
  const reason: AskField = { kind: 'text', name: 'reason', label: t('desk:form.reason'), max: REASON_MAX, required: true };
  const FIELDS: Readonly<Record<AskedAction, readonly AskField[]>> = {
    approve: [{ ...note, label: t('enforcement:form.opinion') }],
    notify: [],
    refuse: [reason],
    cancel: [reason],
    close: [note],
    summarise: [{
      kind: 'text', name: 'summary', label: t('enforcement:form.summary'), max: SUMMARY_MAX, required: true,
      hint: t('enforcement:form.summaryHint'),
    }],
  };
  const warnings: Partial<Record<AskedAction, string>> = {
    notify: t('enforcement:form.notifyHint', { departments: summary.departments, targets: summary.targets }),
    cancel: t('enforcement:form.cancelHint'),
    refuse: t('enforcement:form.refuseHint'),
    summarise: t('enforcement:form.summariseHint'),
  };
  return (
    <AskForm
      key={action}
      title={`${t(`enforcement:action.${action}`)} · ${summary.title}`}
      fields={FIELDS[action]}
      {...(warnings[action] === undefined ? {} : { warning: warnings[action] })}
      danger={action === 'cancel' || action === 'refuse'}
      width={action === 'summarise' ? 760 : 520}
      onSubmit={submit}
      onCancel={stopAsking}
    />
  );
}
