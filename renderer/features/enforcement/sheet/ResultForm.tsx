/** 登记结果: what one department did at one target, in large buttons; may be corrected until the summary. */
import type { KeyboardEvent } from 'react';
import { Form, Input, Radio } from 'antd';
import type { ActionTarget, TargetResult } from '#domain/schema/enforcement.ts';
import { TARGET_RESULTS } from '#domain/schema/enforcement.ts';
import { useT } from '../../../i18n/useT.ts';
import { useWords } from '../../../i18n/words.ts';
import { Kbd } from '../../../ui/chips.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { NoteField } from '../../desk/NoteField.tsx';
import styles from './sheet.module.css';

interface ResultFormProps {
  readonly target: ActionTarget;
  readonly onSubmit: (args: Readonly<Record<string, unknown>>) => void;
  readonly onCancel: () => void;
}

interface Values {
  readonly result: TargetResult;
  readonly document: string;
  readonly note: string;
}

/** The most the command takes, characters. */
const DOCUMENT_MAX = 60;
const NOTE_MAX = 1000;

export function ResultForm({ target, onSubmit, onCancel }: ResultFormProps) {
  const t = useT();
  const words = useWords();
  const [form] = Form.useForm<Values>();
  const { id, result, document, note } = target;
  /** While the focus is on the results: in the fields below a digit is a digit. */
  const chooseByNumber = ({ key }: KeyboardEvent): void => {
    const chosen = /^[1-8]$/.test(key) ? TARGET_RESULTS[Number(key) - 1] : undefined;
    if (chosen !== undefined) form.setFieldValue('result', chosen);
  };
  return (
    <Dialog
      title={`${words.value('department', target.department)} · ${target.subjectName}`}
      width={780}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <p className={styles['where']}>{target.address}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ result: result ?? undefined, document, note }}
        onFinish={(values: Values) => onSubmit({ id, ...values, document: values.document.trim(), note: values.note.trim() })}
      >
        <div onKeyDown={chooseByNumber}>
          <Form.Item
            name="result"
            label={t('enforcement:form.result')}
            rules={[{ required: true, message: t('desk:form.needValue') }]}
          >
            <Radio.Group className={styles['results']}>
              {TARGET_RESULTS.map((value, index) => (
                <Radio.Button key={value} value={value}>
                  {t(`trade:targetResult.${value}`)} <Kbd>{index + 1}</Kbd>
                </Radio.Button>
              ))}
            </Radio.Group>
          </Form.Item>
        </div>
        <Form.Item name="document" label={t('enforcement:form.document')}>
          <Input maxLength={DOCUMENT_MAX} />
        </Form.Item>
        <Form.Item name="note" label={t('enforcement:form.note')}>
          <NoteField autoFocus={false} maxLength={NOTE_MAX} purpose="note" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
