/** The text filter of a list: waits for a pause in typing, and for the input method to finish. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { Input } from 'antd';
import type { InputRef } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { systemTimers } from '../../system.ts';
import styles from './filters.module.css';

/** Typing pauses this long before the list is asked again. */
const TYPING_PAUSE_MS = 160;

interface FilterSearchProps {
  readonly inputRef: RefObject<InputRef | null>;
  readonly value: string;
  /** What can be searched for, when it is not name, address and number. */
  readonly label?: string;
  readonly onChange: (text: string) => void;
}

export function FilterSearch({ inputRef, value, label, onChange }: FilterSearchProps) {
  const t = useT();
  const what = label ?? t('desk:filter.search');
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  const composing = useRef(false);
  /** Counts the ends of compositions: each asks again. */
  const [settled, setSettled] = useState(0);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  if (value !== shown) {
    setShown(value);
    setText(value);
  }
  useEffect(() => {
    if (composing.current || text === value) return undefined;
    return systemTimers.after(TYPING_PAUSE_MS, () => change.current(text));
  }, [text, value, settled]);
  const leave = (event: KeyboardEvent<HTMLInputElement>): void => {
    const enter = event.key === 'Enter' && !event.nativeEvent.isComposing;
    if (event.key === 'Escape' || enter) event.currentTarget.blur();
  };
  return (
    <Input
      ref={inputRef}
      size="small"
      allowClear
      maxLength={100}
      className={styles['filterSearch']}
      value={text}
      placeholder={what}
      aria-label={what}
      data-testid="filter-search"
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        setSettled((count) => count + 1);
      }}
      onKeyDown={leave}
    />
  );
}
