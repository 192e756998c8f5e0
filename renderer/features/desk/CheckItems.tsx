/** The items of a form, each with its finite answers (可操作、易判断). Lies within an antd form, under `answers`. */
import { Form, Radio } from 'antd';
import type { Item } from '#domain/items/item-set.ts';
import { useT } from '../../i18n/useT.ts';
import styles from './checkItems.module.css';
import { useItemWords } from './itemWords.ts';

export function CheckItems({ items }: { items: readonly Item[] }) {
  const t = useT();
  const words = useItemWords();
  return items.map((item) => (
    <div key={item.code} className={styles['checkItem']} data-item={item.code}>
      <span className={styles['checkItemName']}>
        <b>{item.code}</b>
        {words.item(item)}
        {item.photo && <small>{t('desk:check.photo')}</small>}
      </span>
      <Form.Item name={['answers', item.code]} noStyle>
        <Radio.Group
          size="small"
          optionType="button"
          options={item.answers.map((answer) => ({ value: answer.code, label: words.answer(item, answer) }))}
        />
      </Form.Item>
    </div>
  ));
}
