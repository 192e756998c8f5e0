/** Global search ( / ): businesses, addresses, numbers, members; pinyin initials work. */
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { AutoComplete, Input } from 'antd';
import type { InputRef } from 'antd';
import { useT } from '../../i18n/useT.ts';
import type { SearchHit } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { Kbd } from '../../ui/chips.tsx';
import styles from '../app.module.css';
import { openPage } from '../view.ts';

const LIMIT = 12;

/** The page that shows a found thing; members open the dispatch list filtered by them. */
function open({ kind, id, title }: SearchHit): void {
  switch (kind) {
    case 'task':
      openPage('dispatch', { queue: 'all', id });
      break;
    case 'lead':
      openPage('leads', { queue: 'all', id });
      break;
    case 'entity':
      openPage('dispatch', { queue: 'all', search: title });
      break;
    case 'member':
      openPage('dispatch', { queue: 'open', member: id });
      break;
  }
}

export function GlobalSearch({ inputRef }: { inputRef: RefObject<InputRef | null> }) {
  const t = useT();
  const [text, setText] = useState('');
  /** What is asked: not the letters an input method is still composing. */
  const [asked, setAsked] = useState('');
  const composing = useRef(false);
  const { data: hits } = useQuery('search.everything', { text: asked, limit: LIMIT }, { enabled: asked.trim() !== '' });
  const shown = asked.trim() === '' ? [] : (hits ?? []);
  return (
    <AutoComplete
      className={styles['search']}
      value={text}
      defaultActiveFirstOption
      popupMatchSelectWidth={460}
      options={shown.map((hit) => ({
        value: `${hit.kind}:${hit.id}`,
        label: (
          <span className={styles['hit']}>
            <span>{hit.title}</span>
            <small>{hit.subtitle}</small>
            <small>{t(`shell:search.kind.${hit.kind}`)}</small>
          </span>
        ),
      }))}
      notFoundContent={
        asked.trim() === '' ? null : (
          <span className={styles['faint']}>
            {t('shell:search.none', { text: asked })} · {t('shell:search.hint')}
          </span>
        )
      }
      onChange={(value: string) => {
        setText(value);
        if (!composing.current) setAsked(value);
      }}
      onSelect={(value: string) => {
        const hit = shown.find((each) => `${each.kind}:${each.id}` === value);
        setText('');
        setAsked('');
        inputRef.current?.blur();
        if (hit !== undefined) open(hit);
      }}
    >
      <Input
        ref={inputRef}
        maxLength={100}
        placeholder={t('shell:search.placeholder')}
        suffix={<Kbd>/</Kbd>}
        aria-label={t('shell:search.placeholder')}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          setAsked(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </AutoComplete>
  );
}
