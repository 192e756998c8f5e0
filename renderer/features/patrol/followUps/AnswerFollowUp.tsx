/** 答复后续监管: the department's answer, with its own patrol form (十二项) when its officers were on site. */
import { useState } from 'react';
import { Checkbox, Form, Input, Radio } from 'antd';
import { FOLLOW_UP_RESULTS } from '#domain/schema/items.ts';
import type { FollowUp } from '#domain/schema/items.ts';
import { usePerform } from '../../../app/perform.tsx';
import { useT } from '../../../i18n/useT.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { CheckItems } from '../../desk/CheckItems.tsx';
import { useCheckSheet } from '../../desk/useCheckSheet.ts';

interface AnswerValues {
  readonly result: string;
  readonly document?: string;
  readonly note?: string;
  readonly answers?: Readonly<Record<string, string | undefined>>;
}

interface AnswerFollowUpProps {
  readonly followUp: FollowUp;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function AnswerFollowUp({ followUp, onDone, onCancel }: AnswerFollowUpProps) {
  const t = useT();
  const perform = usePerform();
  const [form] = Form.useForm<AnswerValues>();
  const [onSite, setOnSite] = useState(false);
  const sheet = useCheckSheet('department');
  const submit = ({ result, document = '', note = '', answers = {} }: AnswerValues): void => {
    onDone();
    const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
    const patrol = onSite && sheet !== undefined ? { answers: given, itemSet: sheet.set.id } : {};
    const args = { id: followUp.id, result, document: document.trim(), note: note.trim(), ...patrol };
    void perform([{ command: 'followup.answer', args }], { done: t('patrol:followUp.answered') });
  };
  return (
    <Dialog
      width={760}
      title={`${t('patrol:followUpAction.answer')} · ${followUp.entityName}`}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <Form form={form} layout="vertical" onFinish={submit} scrollToFirstError>
        <Form.Item name="result" label={t('patrol:followUp.result')} rules={[{ required: true, message: t('dispatch:form.needResult') }]}>
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            options={FOLLOW_UP_RESULTS.map((value) => ({ value, label: t(`trade:followUpResult.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="document" label={t('patrol:followUp.document')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="note"
          label={t('dispatch:form.note')}
          dependencies={['result']}
          rules={[
            ({ getFieldValue }) => ({
              required: getFieldValue('result') === 'refused', whitespace: true, message: t('patrol:followUp.needReason'),
            }),
          ]}
        >
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        {sheet !== undefined && (
          <Form.Item>
            <Checkbox checked={onSite} onChange={(event) => setOnSite(event.target.checked)}>
              {t('patrol:followUp.patrolled', { form: sheet.set.name })}
            </Checkbox>
          </Form.Item>
        )}
        {onSite && <CheckItems items={sheet?.items ?? []} />}
      </Form>
    </Dialog>
  );
}
