/** Global search ( / ): businesses, addresses, numbers, members; pinyin initials work. */
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { AutoComplete, Input } from 'antd';
import type { InputRef } from 'antd';
import { useT } from '../../i18n/useT.ts';
import type { SearchHit } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { Kbd } from '../../ui/chips.tsx';
import frame from './frame.module.css';
import panels from './panels.module.css';
import { featuresOf } from '../features.tsx';
import { useAccount } from '../session.ts';
import { openPage } from '../view.ts';
import type { View } from '../view.ts';

const LIMIT = 12;
const POPUP_WIDTH_PX = 620;

/** Where a found thing is shown; a member opens the list of the own tasks. */
function targetOf({ kind, id }: SearchHit): View {
  switch (kind) {
    case 'task':
      return { page: 'dispatch', params: { queue: 'all', id } };
    case 'lead':
      return { page: 'leads', params: { queue: 'all', id } };
    case 'entity':
      return { page: 'entities', params: { queue: 'all', id } };
    case 'member':
      return { page: 'dispatch', params: { queue: 'open', member: id } };
  }
}

export function GlobalSearch({ inputRef }: { inputRef: RefObject<InputRef | null> }) {
  const t = useT();
  const [text, setText] = useState('');
  /** What is asked: not the letters an input method is still composing. */
  const [asked, setAsked] = useState('');
  const composing = useRef(false);
  const { data: hits } = useQuery('search.everything', { text: asked, limit: LIMIT }, { enabled: asked.trim() !== '' });
  const { role } = useAccount();
  // A department has no dispatch desk: what it cannot open is not offered.
  const pages = featuresOf(role).map(({ id }): string => id);
  const shown = asked.trim() === '' ? [] : (hits ?? []).filter((hit) => pages.includes(targetOf(hit).page));
  return (
    <AutoComplete
      className={frame['search']}
      value={text}
      defaultActiveFirstOption
      popupMatchSelectWidth={POPUP_WIDTH_PX}
      options={shown.map((hit) => ({
        value: `${hit.kind}:${hit.id}`,
        label: (
          <span className={panels['hit']}>
            <small>{t(`shell:search.kind.${hit.kind}`)}</small>
            <span>{hit.title}</span>
            <small title={hit.subtitle}>{hit.subtitle}</small>
          </span>
        ),
      }))}
      notFoundContent={
        asked.trim() === '' ? null : (
          <span className={panels['faint']}>
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
        if (hit === undefined) return;
        const { page, params } = targetOf(hit);
        openPage(page, params);
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
          if (event.key !== 'Escape') return;
          setText('');
          setAsked('');
          event.currentTarget.blur();
        }}
      />
    </AutoComplete>
  );
}
