/** The dialog of the step that was started, if any. */
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { Role } from '#domain/core/actor.ts';
import { LICENCE_DAYS_MAX, SETTLERS } from '#domain/ledger/ledger.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import type { LedgerEntry } from '#domain/schema/ledger.ts';
import { useT } from '../../i18n/useT.ts';
import type { Translate } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskField, AskValues } from '../desk/AskForm.tsx';
import type { LedgerAction } from './rules.ts';
import type { LedgerActionRunner } from './useLedgerActions.ts';

const MINUTE_MS = 60_000;
/** Days a business usually gets (限期办照). */
const USUAL_TERM_DAYS = 30;
const NOTE_MAX = 1000;
const DOCUMENT_MAX = 60;

export function LedgerDialogs({ actions, role }: { actions: LedgerActionRunner; role: Role }) {
  const t = useT();
  const today = dayNumber(useNow(MINUTE_MS));
  const { dialog, closeDialog, submit } = actions;
  if (dialog === undefined) return null;
  const { action, entry } = dialog;
  return (
    <AskForm
      title={`${t(`ledger:action.${action}`)} · ${entry.subjectName}`}
      danger={action === 'strike'}
      {...(action === 'strike' ? { warning: t('ledger:form.strikeWarn') } : {})}
      fields={fieldsOf(action, entry, role, today, t)}
      onSubmit={(values) => submit(argsOf(action, values))}
      onCancel={closeDialog}
    />
  );
}

function fieldsOf(action: LedgerAction, entry: LedgerEntry, role: Role, today: number, t: Translate): readonly AskField[] {
  const note: AskField = { kind: 'text', name: 'note', label: t('dispatch:form.note'), max: NOTE_MAX };
  const document = (required: boolean): AskField => ({
    kind: 'line', name: 'document', label: t('ledger:form.document'), max: DOCUMENT_MAX, required,
  });
  switch (action) {
    case 'orderLicence':
      return [
        {
          kind: 'choice',
          name: 'order',
          label: t('ledger:form.order'),
          required: true,
          initial: 'licence',
          // Only who is registered has a registration to change.
          choices: (entry.entityId === null ? (['licence'] as const) : (['licence', 'change', 'deregister'] as const))
            .map((value) => ({ value, label: t(`trade:ledgerOrder.${value}`) })),
        },
        {
          kind: 'day',
          name: 'until',
          label: t('ledger:form.until'),
          required: true,
          from: dayText(today + 1),
          to: dayText(today + LICENCE_DAYS_MAX),
          initial: dayText(today + USUAL_TERM_DAYS),
        },
        note,
      ];
    case 'notify':
      return [
        {
          kind: 'choice',
          name: 'department',
          label: t('ledger:form.department'),
          required: true,
          choices: DEPARTMENTS.map((value) => ({ value, label: t(`trade:department.${value}`) })),
        },
        document(false),
        note,
      ];
    case 'prosecute':
      return [document(true), note];
    case 'settle':
      return [
        {
          kind: 'choice',
          name: 'result',
          label: t('ledger:form.result'),
          required: true,
          choices: SETTLERS[role]?.results.map((value) => ({ value, label: t(`trade:ledgerState.${value}`) })) ?? [],
          hint: t('ledger:form.settleHint'),
        },
        document(false),
        note,
      ];
    case 'verify':
      return [
        {
          kind: 'choice',
          name: 'confirmed',
          label: t('ledger:form.revisit'),
          required: true,
          choices: (['yes', 'no'] as const).map((value) => ({ value, label: t(`ledger:form.confirmed.${value}`) })),
        },
        note,
      ];
    case 'relapse':
      return [note];
    case 'strike':
      return [{ kind: 'text', name: 'reason', label: t('desk:form.reason'), required: true, max: 500 }];
  }
}

function argsOf(action: LedgerAction, values: AskValues): Record<string, unknown> {
  return action === 'verify' ? { confirmed: values['confirmed'] === 'yes', note: values['note'] } : { ...values };
}
