/** The answers of one item of a form, and the problem each of them says; at least two. */
import { Button, Form, Input, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { PROBLEMS } from '#domain/task/problems.ts';
import { useT } from '../../i18n/useT.ts';
import styles from './items.module.css';

const CODE = /^[A-Za-z][A-Za-z0-9]{0,23}$/;
const ANSWERS_MIN = 2;
const ANSWERS_MAX = 12;
const NEW_ANSWER = { code: '', label: '', problem: null };

/** `item` is the place of the item in the form's list. */
export function AnswerFields({ item }: { item: number }) {
  const t = useT();
  return (
    <Form.List name={[item, 'answers']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles['answer']}>
              <Form.Item name={[name, 'code']} rules={[{ required: true, pattern: CODE, message: t('items:set.codeHint') }]}>
                <Input size="small" maxLength={24} placeholder={t('items:set.code')} aria-label={t('items:set.code')} />
              </Form.Item>
              <Form.Item name={[name, 'label']} rules={[{ required: true, whitespace: true, message: t('desk:form.needValue') }]}>
                <Input size="small" maxLength={80} placeholder={t('items:set.answer')} aria-label={t('items:set.answer')} />
              </Form.Item>
              <Form.Item name={[name, 'problem']}>
                <Select
                  size="small"
                  allowClear
                  placeholder={t('items:set.noProblem')}
                  aria-label={t('items:set.problem')}
                  options={PROBLEMS.map((value) => ({ value, label: t(`trade:problem.${value}`) }))}
                />
              </Form.Item>
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('items:set.removeAnswer')}
                disabled={fields.length <= ANSWERS_MIN}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <div className={styles['itemFoot']}>
            <Button
              size="small"
              type="link"
              icon={<PlusOutlined />}
              disabled={fields.length >= ANSWERS_MAX}
              onClick={() => add(NEW_ANSWER)}
            >
              {t('items:set.addAnswer')}
            </Button>
          </div>
        </>
      )}
    </Form.List>
  );
}
