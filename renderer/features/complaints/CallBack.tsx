/** 回访投诉人: what the caller said to the outcome. */
import { CALL_BACK_RESULTS } from '#domain/schema/complaint.ts';
import type { ComplaintRow } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useT } from '../../i18n/useT.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskValues } from '../desk/AskForm.tsx';
import { Fact, Facts } from '../desk/Panel.tsx';
import { Phone } from '../desk/Phone.tsx';
import { COMPLAINT_RULES } from './rules.ts';

const NOTE_MAX = 1000;

interface CallBackProps {
  readonly complaint: ComplaintRow;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function CallBack({ complaint, onDone, onCancel }: CallBackProps) {
  const t = useT();
  const perform = usePerform();
  const submit = (values: AskValues): void => {
    onDone();
    void perform([{ command: COMPLAINT_RULES.callBack.command, args: { complaintId: complaint.id, ...values } }], {
      done: t('complaints:done.callBack'),
    });
  };
  return (
    <AskForm
      title={`${t('complaints:action.callBack')} · ${complaint.subjectName}`}
      fields={[
        {
          kind: 'choice',
          name: 'result',
          label: t('complaints:result'),
          required: true,
          choices: CALL_BACK_RESULTS.map((value) => ({ value, label: t(`trade:callBackResult.${value}`) })),
        },
        { kind: 'text', name: 'note', label: t('dispatch:form.note'), max: NOTE_MAX },
      ]}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Facts>
        <Fact label={t('complaints:caller')}>{complaint.callerName}</Fact>
        <Fact label={t('complaints:callerPhone')}>
          <Phone
            masked={complaint.callerPhone}
            call={{ name: 'complaint.reveal', args: { complaintId: complaint.id }, field: 'callerPhone' }}
          />
        </Fact>
        <Fact whole label={t('complaints:said')}>
          {complaint.description}
        </Fact>
      </Facts>
    </AskForm>
  );
}
