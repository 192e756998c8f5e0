/** 新版事项: a new version of a form from an old one: items and answers added, left out, reworded. */
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { itemsOf } from '#domain/items/item-set.ts';
import type { Item } from '#domain/items/item-set.ts';
import type { ItemSet } from '#domain/schema/items.ts';
import { usePerform } from '../../app/perform.tsx';
import { useStationPlace } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { AnswerFields } from './AnswerFields.tsx';
import styles from './items.module.css';

interface SetValues {
  readonly id: string;
  readonly name: string;
  readonly items: readonly Item[];
}

interface ItemSetEditorProps {
  readonly base: ItemSet;
  readonly onDone: () => void;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const CODE = /^[A-Za-z][A-Za-z0-9]{0,23}$/;
const YES_NO = [{ code: 'yes', label: '', problem: null }, { code: 'no', label: '', problem: null }];
const NEW_ITEM = { code: '', label: '', months: [], photo: false, answers: YES_NO };

export function ItemSetEditor({ base, onDone }: ItemSetEditorProps) {
  const t = useT();
  const perform = usePerform();
  const { place } = useStationPlace();
  const [form] = Form.useForm<SetValues>();
  const save = ({ id, name, items }: SetValues): void => {
    onDone();
    const args = { id: id.trim(), cityCode: place, name: name.trim(), purpose: base.purpose, items: items.map(cleaned) };
    void perform([{ command: 'itemset.save', args }], { done: t('items:set.saved') });
  };
  const needed = [{ required: true, whitespace: true, message: t('desk:form.needValue') }];
  return (
    <Dialog
      width={960}
      title={t('items:set.editTitle', { name: base.name })}
      okText={t('items:set.save')}
      onOk={() => form.submit()}
      onCancel={onDone}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ id: '', name: base.name, items: itemsOf(base) }}
        onFinish={save}
        scrollToFirstError
      >
        <div className={styles['versionFields']}>
          <Form.Item
            name="id"
            label={t('items:set.id')}
            extra={t('items:set.idHint')}
            rules={[...needed, { pattern: /^[a-z0-9][a-z0-9.-]{0,39}$/, message: t('items:set.idHint') }]}
          >
            <Input autoFocus maxLength={40} />
          </Form.Item>
          <Form.Item name="name" label={t('items:head.set')} rules={needed}>
            <Input maxLength={80} />
          </Form.Item>
        </div>
        <Form.List name="items">
          {(fields, { add, remove, move }) => (
            <>
              {fields.map(({ key, name }, index) => (
                <ItemFields
                  key={key}
                  name={name}
                  onUp={index === 0 ? undefined : () => move(index, index - 1)}
                  onDown={index === fields.length - 1 ? undefined : () => move(index, index + 1)}
                  onRemove={fields.length === 1 ? undefined : () => remove(name)}
                />
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add(NEW_ITEM)} data-action="add-item">
                {t('items:set.addItem')}
              </Button>
            </>
          )}
        </Form.List>
      </Form>
    </Dialog>
  );
}

/** Labels trimmed, months as numbers; antd leaves out what was never touched. */
function cleaned({ code, label, answers, months, photo }: Item): Item {
  return {
    code: code.trim(), label: label.trim(), months: [...months].sort((left, right) => left - right), photo,
    answers: answers.map((answer) => ({ code: answer.code.trim(), label: answer.label.trim(), problem: answer.problem ?? null })),
  };
}

interface ItemFieldsProps {
  readonly name: number;
  /** Undefined where it cannot go further, or is the last one. */
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
}

function ItemFields({ name, onUp, onDown, onRemove }: ItemFieldsProps) {
  const t = useT();
  const message = t('desk:form.needValue');
  const step = (icon: React.ReactNode, label: string, run: (() => void) | undefined) => (
    <Button size="small" icon={icon} aria-label={label} title={label} disabled={run === undefined} onClick={run} />
  );
  return (
    <div className={styles['item']}>
      <div className={styles['itemHead']}>
        <Form.Item name={[name, 'code']} rules={[{ required: true, pattern: CODE, message: t('items:set.codeHint') }]}>
          <Input maxLength={24} placeholder={t('items:set.code')} aria-label={t('items:set.code')} />
        </Form.Item>
        <Form.Item name={[name, 'label']} rules={[{ required: true, whitespace: true, message }]}>
          <Input maxLength={80} placeholder={t('items:set.label')} aria-label={t('items:set.label')} />
        </Form.Item>
        <Form.Item name={[name, 'months']}>
          <Select
            mode="multiple"
            maxTagCount="responsive"
            placeholder={t('items:set.allYear')}
            aria-label={t('items:set.months')}
            options={MONTHS.map((value) => ({ value, label: t('items:set.month', { month: value }) }))}
          />
        </Form.Item>
        <Form.Item name={[name, 'photo']} valuePropName="checked">
          <Checkbox>{t('items:set.photo')}</Checkbox>
        </Form.Item>
        <span>
          {step(<ArrowUpOutlined />, t('items:set.up'), onUp)} {step(<ArrowDownOutlined />, t('items:set.down'), onDown)}{' '}
          {step(<DeleteOutlined />, t('items:set.removeItem'), onRemove)}
        </span>
      </div>
      <AnswerFields item={name} />
    </div>
  );
}
