/** 发督办: the rung that is due is chosen already; reason, evidence and working days to answer are asked for. */
import type { CaseLadder } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskValues } from '../desk/AskForm.tsx';
import { useUnitText } from '../desk/useUnitText.ts';
import { Ladder } from './Ladder.tsx';
import { rungsToIssue } from './rules.ts';

interface IssueCardProps {
  readonly ladder: CaseLadder;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const TICK_MS = 60_000;
const DAYS = { min: 1, max: 30, usual: 3 } as const;

export function IssueCard({ ladder, onDone, onCancel }: IssueCardProps) {
  const t = useT();
  const account = useAccount();
  const perform = usePerform();
  const now = useNow(TICK_MS);
  const unitText = useUnitText();
  const { subject, unit, rungs, due } = ladder;
  const possible = rungsToIssue(unit.code, rungs, account);
  const usual = due !== null && possible.includes(due) ? due : possible.at(0);
  const limit = subject.limit === null ? '' : t(`trade:limit.${subject.limit}`);
  const submit = (values: AskValues): void => {
    void perform([{ command: 'supervision.issue', args: { subject: subject.subject, id: subject.id, ...values } }], {
      done: t('supervision:done.issue', { unit: unitText(unit) }),
    }).then((saved) => {
      if (saved > 0) onDone();
    });
  };
  return (
    <AskForm
      title={t('supervision:issue.title', { unit: unitText(unit), name: subject.name })}
      width={620}
      okText={t('supervision:issue.send')}
      fields={[
        {
          kind: 'choice', name: 'rung', label: t('supervision:field.rung'), required: true,
          choices: possible.map((rung) => ({ value: rung, label: t(`trade:rung.${rung}`) })),
          ...(usual === undefined ? {} : { initial: usual }),
          hint: t(account.role === 'townStaff' ? 'supervision:issue.townHint' : 'supervision:issue.cityHint'),
        },
        {
          kind: 'text', name: 'reason', label: t('supervision:field.reason'), required: true, max: 500,
          initial: due === null || limit === '' ? '' : t('supervision:issue.lateReason', { limit }),
        },
        { kind: 'line', name: 'evidence', label: t('supervision:field.evidence'), max: 1000 },
        {
          kind: 'number', name: 'days', label: t('supervision:field.days'), required: true,
          min: DAYS.min, max: DAYS.max, initial: DAYS.usual,
        },
      ]}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Ladder rungs={rungs.filter((each) => each.unit === unit.code)} due={due} now={now} />
    </AskForm>
  );
}
