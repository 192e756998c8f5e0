/** 告知执行清单: permit items with the words of a scope text that call for them; a scope text can be tried at once. */
import { useState } from 'react';
import { Button, Input } from 'antd';
import { permitsIn } from '#domain/items/permits.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import type { PermitItem } from '#domain/schema/items.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import panelStyles from '../desk/panel.module.css';
import textStyles from '../desk/text.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskField, AskValues } from '../desk/AskForm.tsx';
import { choiceOf } from '../desk/choice.ts';
import { newKey, wordsOf } from './keys.ts';
import styles from './items.module.css';
import { TablePage } from './TablePage.tsx';

const WORDS_MAX = 200;

export function Permits() {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { data: items = [] } = useQuery('items.permits', {});
  const { data: industries = [] } = useQuery('items.industries', {});
  const [edited, setEdited] = useState<Pending<PermitItem> | 'new'>();
  const industryOf = (id: string): string => industries.find((industry) => industry.id === id)?.name ?? '';
  const heads = ['name', 'department', 'kind', 'industry', 'keywords', 'except', 'version'] as const;
  return (
    <>
      <TablePage
        title={t('items:section.permits')}
        count={items.length}
        addText={t('items:permit.add')}
        onAdd={() => setEdited('new')}
        heads={heads.map((head) => t(`items:head.${head}`))}
        above={<TryScope items={items} />}
      >
        {items.map((item) => (
          <tr key={item.id} className={item.active === 1 ? undefined : styles['off']} data-permit={item.id}>
            <td>
              {item.name} {item.active === 0 && <Chip tone="grey">{t('items:off')}</Chip>}
              <PendingMark on={item.pending} />
            </td>
            <td className={styles['short']}>{words.value('department', item.department)}</td>
            <td className={styles['short']}>{t(`items:kind.${item.kind}`)}</td>
            <td>{industryOf(item.industryId)}</td>
            <td className={styles['words']}>{format.list(wordsOf(item.keywords))}</td>
            <td className={styles['words']}>{format.list(wordsOf(item.except))}</td>
            <td>{item.version}</td>
            <td>
              <Button size="small" onClick={() => setEdited(item)} data-action="edit">
                {t('items:edit')}
              </Button>
            </td>
          </tr>
        ))}
      </TablePage>
      {edited !== undefined && <EditPermit item={edited === 'new' ? undefined : edited} onDone={() => setEdited(undefined)} />}
    </>
  );
}

/** Which permits a scope text calls for, with the word that decided; what the table holds now. */
function TryScope({ items }: { items: readonly PermitItem[] }) {
  const t = useT();
  const [text, setText] = useState('');
  const called = text.trim() === '' ? [] : permitsIn(text, items);
  return (
    <div className={styles['try']}>
      <Input.TextArea
        rows={2}
        value={text}
        maxLength={2000}
        placeholder={t('items:permit.try')}
        aria-label={t('items:permit.try')}
        onChange={(event) => setText(event.target.value)}
      />
      <div data-testid="tried">
        {text.trim() !== '' && called.length === 0 && <span className={textStyles['faint']}>{t('dispatch:permits.none')}</span>}
        {called.map(({ item, department, keyword }) => (
          <div key={item.id} className={panelStyles['historyRow']}>
            <b>{item.name}</b>
            <Chip tone="blue">{t(`trade:department.${department}`)}</Chip>
            <span>{t('dispatch:permits.because', { keyword })}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function EditPermit({ item, onDone }: { item: PermitItem | undefined; onDone: () => void }) {
  const t = useT();
  const perform = usePerform();
  const { place } = useStationPlace();
  const { data: industries = [] } = useQuery('items.industries', {});
  const none = { value: '', label: '—' };
  const fields: readonly AskField[] = [
    { kind: 'line', name: 'name', label: t('items:head.name'), required: true, max: 80, initial: item?.name ?? '' },
    {
      kind: 'choice', name: 'department', label: t('items:head.department'), required: true,
      choices: DEPARTMENTS.map((value) => ({ value, label: t(`trade:department.${value}`) })),
      ...(item === undefined ? {} : { initial: item.department }),
    },
    {
      kind: 'choice', name: 'kind', label: t('items:head.kind'), required: true, initial: item?.kind ?? 'permit',
      choices: (['permit', 'filing'] as const).map((value) => ({ value, label: t(`items:kind.${value}`) })),
    },
    {
      kind: 'choice', name: 'industryId', label: t('items:head.industry'), initial: item?.industryId ?? '',
      choices: [none, ...industries.map(choiceOf)],
    },
    {
      kind: 'words', name: 'keywords', label: t('items:head.keywords'), required: true, max: WORDS_MAX,
      initial: wordsOf(item?.keywords), hint: t('items:permit.wordsHint'),
    },
    {
      kind: 'words', name: 'except', label: t('items:head.except'), max: WORDS_MAX,
      initial: wordsOf(item?.except), hint: t('items:permit.exceptHint'),
    },
    {
      kind: 'choice', name: 'active', label: t('items:state'), required: true, initial: item?.active === 0 ? 'no' : 'yes',
      choices: (['yes', 'no'] as const).map((value) => ({ value, label: t(`items:activeChoice.${value}`) })),
    },
  ];
  const save = ({ active, ...values }: AskValues): void => {
    onDone();
    const args = { ...values, id: item?.id ?? newKey('permit'), cityCode: place, active: active === 'yes' };
    void perform([{ command: 'permit.save', args }], { done: t('items:saved') });
  };
  return (
    <AskForm
      title={item === undefined ? t('items:permit.add') : `${t('items:permit.edit')} · ${item.name}`}
      width={760}
      twoColumns
      fields={fields}
      onSubmit={save}
      onCancel={onDone}
    />
  );
}
