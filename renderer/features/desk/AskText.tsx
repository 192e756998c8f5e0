/** A dialog that asks for one text: a remark, a reason. */
import { Form } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './text.module.css';
import { NoteField } from './NoteField.tsx';

export interface AskTextProps {
  readonly title: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly warning?: string;
  readonly required: boolean;
  readonly danger?: boolean;
  readonly onSubmit: (text: string) => void;
  readonly onCancel: () => void;
}

/** The most the commands take. */
const MAX_CHARS = 500;

export function AskText({ title, label, placeholder, warning, required, danger = false, onSubmit, onCancel }: AskTextProps) {
  const t = useT();
  const [form] = Form.useForm<{ text?: string }>();
  const rules = required ? [{ required: true, whitespace: true, message: t('desk:form.needReason') }] : [];
  return (
    <Dialog title={title} danger={danger} onOk={() => form.submit()} onCancel={onCancel}>
      {warning !== undefined && <p className={styles['warn']}>{warning}</p>}
      <Form form={form} layout="vertical" onFinish={({ text }) => onSubmit((text ?? '').trim())}>
        <Form.Item name="text" label={label} rules={rules}>
          <NoteField autoFocus maxLength={MAX_CHARS} placeholder={placeholder} purpose={required ? 'reason' : 'note'} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
