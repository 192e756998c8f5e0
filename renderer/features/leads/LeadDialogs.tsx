/** The dialogs of a lead's actions. */
import { useState } from 'react';
import { useAccount } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { systemClock } from '../../system.ts';
import { useFormat } from '../../ui/format.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskValues } from '../desk/AskForm.tsx';
import { choiceOf } from '../desk/choice.ts';
import { leadFormOf } from './forms.ts';
import { TriageLead } from './TriageLead.tsx';
import type { LeadActionRunner, OpenDialog } from './useLeadActions.ts';

export function LeadDialogs({ actions }: { actions: LeadActionRunner }) {
  const { dialog, closeDialog, submit, issue } = actions;
  if (dialog === undefined) return null;
  if (dialog.action === 'triage') return <TriageLead lead={dialog.detail.lead} onSubmit={issue} onCancel={closeDialog} />;
  return <LeadQuestions key={dialog.action} dialog={dialog} onSubmit={submit} onCancel={closeDialog} />;
}

interface LeadQuestionsProps {
  readonly dialog: OpenDialog;
  readonly onSubmit: (args: AskValues) => void;
  readonly onCancel: () => void;
}

function LeadQuestions({ dialog: { action, detail }, onSubmit, onCancel }: LeadQuestionsProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { role } = useAccount();
  const [values, setValues] = useState<AskValues>({});
  const { lead } = detail;
  const moves = action === 'reroute' || action === 'askReroute';
  const townCode = typeof values['townCode'] === 'string' && values['townCode'] !== '' ? values['townCode'] : lead.townCode;
  const { data: territory } = useQuery('territory.towns', {}, { enabled: moves });
  const { data: villages = [] } = useQuery('territory.villages', { townCode }, { enabled: moves });
  const form = leadFormOf(action, {
    detail, role, now: systemClock.now(), values, t, words, format,
    towns: territory?.towns.map(choiceOf) ?? [],
    villages: villages.filter(({ id }) => id !== lead.villageCode).map(choiceOf),
  });
  if (form === undefined) return null;
  const { fields, warning, danger = false, toArgs = (given: AskValues) => given } = form;
  return (
    <AskForm
      title={`${t(`leads:action.${action}`)} · ${lead.subjectName}`}
      fields={fields}
      danger={danger}
      {...(warning === undefined ? {} : { warning })}
      onChange={setValues}
      onSubmit={(given) => onSubmit(toArgs(given))}
      onCancel={onCancel}
    />
  );
}
