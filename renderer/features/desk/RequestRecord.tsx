/** One request (请求) of a task or lead: what was asked for and why, what was decided, and the buttons of whoever decides. */
import { useState } from 'react';
import { Button } from 'antd';
import type { Role } from '#domain/core/actor.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip, Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import type { Tone } from '../../ui/tone.ts';
import styles from './visit.module.css';
import { AskText } from './AskText.tsx';

interface Request {
  readonly id: string;
  readonly state: 'open' | 'approved' | 'refused';
  readonly at: number;
  readonly byName: string;
  readonly byRole: Role;
  readonly reason: string;
  readonly decidedByName: string | null;
  readonly decision: string;
}

interface RequestRecordProps {
  /** The desk whose words are used. */
  readonly of: 'leads' | 'dispatch';
  readonly request: Request;
  /** What is asked for in one sentence. */
  readonly asked: string;
  readonly className: string | undefined;
  /** Undefined for whoever does not decide about it. */
  readonly onDecide: ((approved: boolean, reason: string) => void) | undefined;
  /** The key that approves it, where there is one. */
  readonly approveKey?: string;
}

const STATE_TONE: Readonly<Record<Request['state'], Tone>> = { open: 'amber', approved: 'green', refused: 'grey' };

export function RequestRecord({ of, request, asked, className, onDecide, approveKey }: RequestRecordProps) {
  const t = useT();
  const format = useFormat();
  return (
    <article className={className} data-request={request.id} data-state={request.state}>
      <header>
        <Chip tone={STATE_TONE[request.state]} mark>
          {t(`${of}:request.${request.state}`)}
        </Chip>
        <b>{asked}</b>
        <time>{format.dateTime(request.at)}</time>
      </header>
      <p>
        {request.byName} · {t(`trade:role.${request.byRole}`)} — {request.reason}
      </p>
      {request.decidedByName !== null && (
        <p>
          {t(`${of}:request.decidedBy`, { name: request.decidedByName })} {request.decision}
        </p>
      )}
      {onDecide !== undefined && <Decision of={of} asked={asked} approveKey={approveKey} onDecide={onDecide} />}
    </article>
  );
}

interface DecisionProps extends Pick<RequestRecordProps, 'of' | 'asked' | 'approveKey'> {
  readonly onDecide: (approved: boolean, reason: string) => void;
}

function Decision({ of, asked, approveKey, onDecide }: DecisionProps) {
  const t = useT();
  const [refusing, setRefusing] = useState(false);
  const refuse = (reason: string): void => {
    setRefusing(false);
    onDecide(false, reason);
  };
  return (
    <p className={styles['decide']}>
      <Button type="primary" size="small" onClick={() => onDecide(true, '')} data-decide="approve">
        {t(`${of}:request.approve`)} {approveKey !== undefined && <Kbd on>{approveKey}</Kbd>}
      </Button>
      <Button size="small" onClick={() => setRefusing(true)} data-decide="refuse">
        {t(`${of}:request.refuse`)}
      </Button>
      {refusing && (
        <AskText
          title={`${t(`${of}:request.refuse`)} · ${asked}`}
          label={t('desk:form.reason')}
          required
          onSubmit={refuse}
          onCancel={() => setRefusing(false)}
        />
      )}
    </p>
  );
}
