/** A masked phone number; showing it asks the hub, which puts it on record. */
import { useState } from 'react';
import { App } from 'antd';
import { bridge } from '../../bridge/bridge.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import phoneStyles from './phone.module.css';
import textStyles from './text.module.css';

interface PhoneProps {
  readonly masked: string;
  /** The call that reveals it, with its arguments and the field of its answer. */
  readonly call: { readonly name: string; readonly args: Readonly<Record<string, string>>; readonly field: string };
}

/** Give it a `key` of the row: what was revealed belongs to that row only. */
export function Phone({ masked, call }: PhoneProps) {
  const t = useT();
  const words = useWords();
  const { message } = App.useApp();
  const [plain, setPlain] = useState<string>();
  const reveal = (): void => {
    bridge.request('call', { name: call.name, args: { ...call.args } }).then(
      (answer) => setPlain(String((answer as Record<string, unknown>)[call.field] ?? '')),
      (error: unknown) => message.error(words.error(toBridgeError(error))),
    );
  };
  return (
    <span className={phoneStyles['phone']}>
      {plain ?? masked}
      {plain === undefined && (
        <button type="button" className={textStyles['link']} title={t('desk:detail.revealNeeds')} onClick={reveal}>
          {t('desk:detail.reveal')}
        </button>
      )}
    </span>
  );
}
