/** A field for a note or reason, with the phrases (短语) the person keeps for it: one click adds one, another keeps what was typed. */
import { Input } from 'antd';
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { savePhrases, usePreferences } from '../../app/preferences.ts';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import styles from './note.module.css';
import { append, keepable, withoutPhrase, withPhrase } from './phrases.ts';

/** What the text is for: each has phrases of its own. */
export type NotePurpose = 'note' | 'reason';

interface NoteFieldProps {
  /** Given by Form.Item. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly purpose: NotePurpose;
  readonly maxLength: number;
  readonly rows?: number;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean;
}

const NONE: readonly string[] = [];
const STANDARD = ['first', 'second', 'third'] as const;

export function NoteField({ id, value = '', onChange, purpose, maxLength, rows = 3, placeholder, autoFocus = false }: NoteFieldProps) {
  const t = useT();
  const { login } = useAccount();
  const own = usePreferences((state) => state.phrases[login]?.[purpose]) ?? NONE;
  const standard = STANDARD.map((place) => t(`desk:phrase.${purpose}.${place}`)).filter((phrase) => !own.includes(phrase));
  const add = (phrase: string): void => onChange?.(append(value, phrase, maxLength));
  return (
    <div className={styles['note']}>
      <Input.TextArea
        {...(id === undefined ? {} : { id })}
        autoFocus={autoFocus}
        rows={rows}
        maxLength={maxLength}
        showCount
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <div className={styles['phrases']} role="group" aria-label={t('desk:phrase.title')}>
        {own.map((phrase) => (
          <span key={phrase} className={styles['phrase']}>
            <button type="button" tabIndex={-1} onClick={() => add(phrase)} data-phrase={phrase}>
              {phrase}
            </button>
            <button
              type="button"
              tabIndex={-1}
              aria-label={t('desk:phrase.forget', { phrase })}
              onClick={() => savePhrases(login, purpose, withoutPhrase(own, phrase))}
            >
              <CloseOutlined />
            </button>
          </span>
        ))}
        {standard.map((phrase) => (
          <span key={phrase} className={styles['phrase']}>
            <button type="button" tabIndex={-1} onClick={() => add(phrase)} data-phrase={phrase}>
              {phrase}
            </button>
          </span>
        ))}
        {keepable(value, [...own, ...standard]) && (
          <button
            type="button"
            tabIndex={-1}
            className={styles['keep']}
            onClick={() => savePhrases(login, purpose, withPhrase(own, value))}
            data-action="keepPhrase"
          >
            <PlusOutlined /> {t('desk:phrase.keep')}
          </button>
        )}
      </div>
    </div>
  );
}
