/** What the registry said of the entity that waits. */
import type { Entity, Registration } from '#domain/schema/entity.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import styles from '../desk/panel.module.css';
import { problemText } from './problem.ts';

interface RegistrationFactsProps {
  readonly registration: Registration;
  /** Undefined until the replica answered. */
  readonly entity: Entity | undefined;
}

export function RegistrationFacts({ registration, entity }: RegistrationFactsProps) {
  const t = useT();
  const format = useFormat();
  const { address, kind, registeredOn, receivedAt, problem } = registration;
  return (
    <Panel name="registration" title={t('unplaced:registration')} note={problemText(problem, t)}>
      <Facts>
        <Fact whole label={t('unplaced:address')}>
          {address === '' ? t('unplaced:noAddress') : address}
        </Fact>
        <Fact label={t('unplaced:cause')}>{t(`trade:cause.${kind}`)}</Fact>
        <Fact label={t('unplaced:registeredOn')}>{registeredOn}</Fact>
        <Fact label={t('unplaced:receivedAt')}>{format.dateTime(receivedAt)}</Fact>
        <Fact label={t('unplaced:code')}>{entity?.creditCode}</Fact>
        {entity !== undefined && entity.businessScope !== '' && (
          <Fact whole label={t('unplaced:scope')}>
            <span className={styles['clamp']}>{entity.businessScope}</span>
          </Fact>
        )}
      </Facts>
    </Panel>
  );
}
