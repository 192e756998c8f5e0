/** A dialog that asks what a command still needs, field by field. The fields are data, so that every desk asks in the same way. */
import type { ReactNode } from 'react';
import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import type { Rule, RuleObject } from 'antd/es/form/index.js';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import formStyles from './form.module.css';
import textStyles from './text.module.css';
import type { AskField, AskValues } from './ask.ts';
import { NoteField } from './NoteField.tsx';

export type { AskField, AskValues };

interface AskFormProps {
  readonly title: string;
  readonly fields: readonly AskField[];
  readonly warning?: string;
  readonly danger?: boolean;
  readonly okText?: string;
  readonly width?: number;
  /** Short fields side by side: for long forms. */
  readonly twoColumns?: boolean;
  /** What stands between the warning and the fields. */
  readonly children?: ReactNode;
  readonly onChange?: (values: AskValues) => void;
  /** Texts trimmed, days as YYYY-MM-DD; optional fields left empty give '' or an empty list, numbers are left out. */
  readonly onSubmit: (values: AskValues) => void;
  readonly onCancel: () => void;
}

/** From this many choices on they are a list. */
const LIST_FROM = 6;
const DAY = 'YYYY-MM-DD';

export function AskForm(props: AskFormProps) {
  const { title, fields, warning, danger = false, okText, width, twoColumns = false, children, onChange, onSubmit, onCancel } = props;
  const [form] = Form.useForm<Record<string, unknown>>();
  const initial = Object.fromEntries(fields.flatMap((field) => initialOf(field)));
  const changed = (_changes: unknown, values: AskValues): void => onChange?.(valuesOf(fields, values));
  return (
    <Dialog
      title={title}
      danger={danger}
      {...(okText === undefined ? {} : { okText })}
      {...(width === undefined ? {} : { width })}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      {warning !== undefined && <p className={textStyles['warn']}>{warning}</p>}
      {children}
      <Form
        form={form}
        layout="vertical"
        {...(twoColumns ? { className: formStyles['twoColumns'] } : {})}
        initialValues={initial}
        onValuesChange={changed}
        onFinish={(values: AskValues) => onSubmit(valuesOf(fields, values))}
        scrollToFirstError
      >
        {fields.map((field, index) => (
          <Field key={field.name} field={field} first={index === 0} />
        ))}
      </Form>
    </Dialog>
  );
}

function initialOf(field: AskField): readonly (readonly [string, unknown])[] {
  if (field.initial === undefined) return [];
  return [[field.name, field.kind === 'day' ? dayjs(field.initial) : field.initial]];
}

function valuesOf(fields: readonly AskField[], values: AskValues): AskValues {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const value = values[name];
      switch (kind) {
        case 'number':
          return typeof value === 'number' ? [[name, value]] : [];
        case 'day':
          return [[name, value === undefined || value === null ? '' : (value as Dayjs).format(DAY)]];
        case 'choices':
        case 'words':
          return [[name, value ?? []]];
        default:
          return [[name, typeof value === 'string' ? value.trim() : '']];
      }
    }),
  );
}

function Field({ field, first }: { field: AskField; first: boolean }) {
  const t = useT();
  const message = t('desk:form.needValue');
  const { required = false, requiredWhen } = field;
  const rules: Rule[] = required ? [requirement(field, message)] : [];
  if (requiredWhen !== undefined) {
    rules.push(({ getFieldValue }) => (getFieldValue(requiredWhen.field) === requiredWhen.is ? requirement(field, message) : {}));
  }
  return (
    <Form.Item
      name={field.name}
      label={field.label}
      rules={rules}
      {...(field.kind === 'text' ? { className: formStyles['wholeField'] } : {})}
      {...(field.hint === undefined ? {} : { extra: field.hint })}>
      {inputOf(field, first)}
    </Form.Item>
  );
}

function requirement({ kind }: AskField, message: string): RuleObject {
  switch (kind) {
    case 'line':
    case 'text':
      return { required: true, whitespace: true, message };
    case 'choices':
    case 'words':
      return { required: true, type: 'array', min: 1, message } as const;
    default:
      return { required: true, message };
  }
}

function inputOf(field: AskField, first: boolean): ReactNode {
  switch (field.kind) {
    case 'line':
      return <Input autoFocus={first} maxLength={field.max} />;
    case 'text':
      return <NoteField autoFocus={first} maxLength={field.max} purpose={field.name === 'reason' ? 'reason' : 'note'} />;
    case 'words':
      return <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ' ']} maxCount={field.max} />;
    case 'choices':
      return <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={[...field.choices]} />;
    case 'choice':
      return field.choices.length < LIST_FROM ? (
        <Radio.Group optionType="button" buttonStyle="solid" options={[...field.choices]} />
      ) : (
        <Select showSearch={{ optionFilterProp: 'label' }} options={[...field.choices]} />
      );
    case 'number':
      return <InputNumber min={field.min} max={field.max} precision={0} />;
    case 'day':
      return (
        <DatePicker
          format={DAY}
          {...(field.from === undefined ? {} : { minDate: dayjs(field.from) })}
          {...(field.to === undefined ? {} : { maxDate: dayjs(field.to) })}
        />
      );
  }
}
