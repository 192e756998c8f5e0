/** Signing for a card, answering it, lifting it. */
import type { Supervision } from '#domain/schema/supervision.ts';
import { usePerform } from '../../app/perform.tsx';
import { useT } from '../../i18n/useT.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskField, AskValues } from '../desk/AskForm.tsx';
import { CARD_RULES } from './rules.ts';
import type { CardAction } from './rules.ts';

export interface CardAsk {
  readonly action: CardAction;
  readonly card: Supervision;
}

interface CardDialogsProps {
  readonly ask: CardAsk;
  /** Called before what may take the card out of the list. */
  readonly onSettled: () => void;
  readonly onClose: () => void;
}

export function CardDialogs({ ask: { action, card }, onSettled, onClose }: CardDialogsProps) {
  const t = useT();
  const perform = usePerform();
  const submit = (values: AskValues): void => {
    onClose();
    onSettled();
    const args = { id: card.id, ...values };
    void perform([{ command: CARD_RULES[action].command, args }], { done: t(`supervision:done.${action}`, { number: card.number }) });
  };
  const fields: Readonly<Record<CardAction, readonly AskField[]>> = {
    receive: [],
    answer: [{ kind: 'text', name: 'text', label: t('supervision:field.answerText'), required: true, max: 4000 }],
    lift: [{ kind: 'text', name: 'reason', label: t('supervision:field.liftReason'), required: true, max: 500 }],
  };
  const warnings: Readonly<Partial<Record<CardAction, string>>> = {
    receive: t('supervision:receiveHint'),
    ...(action === 'lift' && card.state !== 'answered' ? { lift: t('supervision:liftUnanswered') } : {}),
  };
  const warning = warnings[action];
  return (
    <AskForm
      title={`${t(`supervision:action.${action}`)} · ${card.number}`}
      fields={fields[action]}
      {...(warning === undefined ? {} : { warning })}
      onSubmit={submit}
      onCancel={onClose}
    />
  );
}
