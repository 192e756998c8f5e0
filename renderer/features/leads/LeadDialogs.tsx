/** The dialogs of a lead's actions. */
import { Form, Input, Radio, Select } from 'antd';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import { HAND_UP_REASONS } from '#domain/lead/hand-up.ts';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { AskText } from '../desk/AskText.tsx';
import desk from '../desk.module.css';
import { resultsFor } from './actions.ts';
import type { LeadActionRunner } from './useLeadActions.ts';

export function LeadDialogs({ actions }: { actions: LeadActionRunner }) {
  const t = useT();
  const { role } = useAccount();
  const { dialog, closeDialog, submit } = actions;
  if (dialog === undefined) return null;
  const { action, lead } = dialog;
  const title = `${t(`leads:action.${action}`)} · ${lead.subjectName}`;
  const common = { title, onCancel: closeDialog };
  switch (action) {
    case 'close':
    case 'feedback':
      return (
        <ChooseAndNote
          {...common}
          field="result"
          label={t('leads:form.result')}
          missing={t('leads:form.needResult')}
          hint={role === 'villageDispatcher' ? t('leads:form.villageResults') : undefined}
          choices={resultsFor(role).map((value) => ({ value, label: t(`trade:leadResult.${value}`) }))}
          onSubmit={submit}
        />
      );
    case 'handUp':
      return (
        <ChooseAndNote
          {...common}
          field="reason"
          label={t('leads:form.handUpReason')}
          missing={t('leads:form.needHandUpReason')}
          hint={t('leads:form.handUpHint')}
          choices={HAND_UP_REASONS.map((value) => ({ value, label: t(`trade:handUpReason.${value}`) }))}
          onSubmit={submit}
        />
      );
    case 'transfer':
      return (
        <ChooseAndNote
          {...common}
          field="department"
          label={t('leads:form.department')}
          missing={t('leads:form.needDepartment')}
          hint={t('leads:form.transferHint')}
          choices={DEPARTMENTS.map((value) => ({ value, label: t(`trade:department.${value}`) }))}
          onSubmit={submit}
        />
      );
    case 'verify':
      return (
        <ChooseAndNote
          {...common}
          field="confirmed"
          label={t('leads:form.verdict')}
          missing={t('leads:form.needVerdict')}
          hint={t('leads:form.verifyHint', { result: lead.result === null ? '—' : t(`trade:leadResult.${lead.result}`) })}
          choices={[
            { value: 'yes', label: t('leads:form.confirmed') },
            { value: 'no', label: t('leads:form.sentBack') },
          ]}
          onSubmit={({ confirmed, note }) => submit({ confirmed: confirmed === 'yes', note })}
        />
      );
    case 'invalidate':
    case 'returnTransfer':
      return (
        <AskText
          {...common}
          label={t('desk:form.reason')}
          placeholder={t('desk:form.reasonHint')}
          warning={t(`leads:form.${action}Warn`)}
          required
          danger={action === 'invalidate'}
          onSubmit={(reason) => submit({ reason })}
        />
      );
    case 'urge':
      return <AskText {...common} label={t('leads:form.note')} required={false} onSubmit={(note) => submit({ note })} />;
    case 'remark':
      return <AskText {...common} label={t('leads:form.text')} required onSubmit={(text) => submit({ text })} />;
  }
}

interface ChooseAndNoteProps {
  readonly title: string;
  /** Name of the command's argument that is chosen. */
  readonly field: string;
  readonly label: string;
  readonly missing: string;
  readonly hint: string | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onSubmit: (values: Readonly<Record<string, string>>) => void;
  readonly onCancel: () => void;
}

/** Up to this many choices are all shown; more go into a list. */
const MAX_BUTTONS = 4;

/** One choice and a note. */
function ChooseAndNote({ title, field, label, missing, hint, choices, onSubmit, onCancel }: ChooseAndNoteProps) {
  const t = useT();
  const [form] = Form.useForm<Record<string, string>>();
  const few = choices.length <= MAX_BUTTONS;
  return (
    <Dialog title={title} onOk={() => form.submit()} onCancel={onCancel}>
      {hint !== undefined && <p className={desk['hint']}>{hint}</p>}
      <Form form={form} layout="vertical" onFinish={(values) => onSubmit({ ...values, note: (values['note'] ?? '').trim() })}>
        <Form.Item name={field} label={label} rules={[{ required: true, message: missing }]}>
          {few ? (
            <Radio.Group optionType="button" buttonStyle="solid" options={[...choices]} />
          ) : (
            <Select autoFocus showSearch={{ optionFilterProp: 'label' }} options={[...choices]} />
          )}
        </Form.Item>
        <Form.Item name="note" label={t('leads:form.note')}>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
