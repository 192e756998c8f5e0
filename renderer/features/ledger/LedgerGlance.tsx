/** 一目了然: the unlicensed businesses of one village on its map, with the figures a village is asked for. */
import { useState } from 'react';
import { Button, Select } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import { townOf } from '#domain/core/scope.ts';
import { OPEN_LEDGER_STATES } from '#domain/schema/ledger.ts';
import type { LedgerGlance as Glance } from '#protocol/bridge/queries.ts';
import type { Station } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { EmptyState, StatTile } from '../../ui/pieces.tsx';
import detailStyles from '../desk/detail.module.css';
import panelStyles from '../desk/panel.module.css';
import textStyles from '../desk/text.module.css';
import { choiceOf } from '../desk/choice.ts';
import { Panel } from '../desk/Panel.tsx';
import { GlanceMap } from './GlanceMap.tsx';
import styles from './ledger.module.css';
import { LEDGER_TONE } from './LedgerStateTag.tsx';

interface LedgerGlanceProps {
  readonly station: Station;
  /** The village or town the list is narrowed to. */
  readonly villageCode: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** The area of a station as far as it names a town or a village. */
const areaOf = ({ place }: Station, narrowed = ''): string => (narrowed.length > place.length ? narrowed : place);

export function LedgerGlance({ station, villageCode, onOpen, onClose }: LedgerGlanceProps) {
  const t = useT();
  const area = areaOf(station, villageCode);
  const { data: territory } = useQuery('territory.towns', {}, { enabled: area.length < 9 });
  const townCode = area.length >= 9 ? townOf(area) : (territory?.towns[0]?.id ?? '');
  const { data: villages } = useQuery('territory.villages', { townCode }, { enabled: townCode !== '' });
  const [chosen, setChosen] = useState<string>();
  const village = area.length === 12 ? area : (chosen ?? villages?.[0]?.id);
  const { data: glance } = useQuery('ledger.glance', { villageCode: village ?? '000000000000' }, { enabled: village !== undefined });
  return (
    <>
      <header className={detailStyles['detailHead']}>
        <div className={detailStyles['detailTitle']}>
          <h2>{t('ledger:glance.title')}</h2>
          {area.length < 12 && (
            <Select
              size="small"
              showSearch={{ optionFilterProp: 'label' }}
              value={village}
              options={villages?.map(choiceOf) ?? []}
              aria-label={t('leads:detail.village')}
              className={styles['villageChoice']}
              onChange={setChosen}
            />
          )}
          <Button size="small" icon={<CloseOutlined />} onClick={onClose}>
            {t('ledger:glance.close')}
          </Button>
        </div>
      </header>
      {village === undefined || glance === undefined ? (
        <EmptyState title={t('desk:empty')} />
      ) : (
        <div className={styles['glance']}>
          <Tiles glance={glance} />
          <Panel name="glanceMap" title={t('desk:map.title')} note={t('desk:map.schematic')}>
            <GlanceMap villageCode={village} points={glance.points} onOpen={onOpen} />
          </Panel>
          <Industries glance={glance} />
        </div>
      )}
    </>
  );
}

function Tiles({ glance }: { glance: Glance }) {
  const t = useT();
  const format = useFormat();
  const open = OPEN_LEDGER_STATES.reduce((sum, state) => sum + (glance.states[state] ?? 0), 0);
  return (
    <div className={styles['tiles']}>
      <StatTile label={t('ledger:glance.open')} figure={format.count(open)} unit={t('ledger:glance.unit')} />
      {OPEN_LEDGER_STATES.map((state) => (
        <StatTile key={state} label={t(`trade:ledgerState.${state}`)} figure={format.count(glance.states[state] ?? 0)} />
      ))}
      <StatTile
        label={t('ledger:glance.settled')}
        figure={format.count(glance.settled)}
        note={t('ledger:glance.verified', { count: glance.verified })}
      />
      <StatTile
        label={t('ledger:glance.relapses')}
        figure={format.count(glance.relapses)}
        {...(glance.relapses > 0 ? { tone: 'red' as const } : {})}
      />
    </div>
  );
}

function Industries({ glance }: { glance: Glance }) {
  const t = useT();
  const format = useFormat();
  return (
    <Panel name="industries" title={t('ledger:glance.industries')}>
      {glance.industries.length === 0 && <p className={textStyles['faint']}>{t('ledger:glance.noIndustry')}</p>}
      {glance.industries.map(({ industry, entries }) => (
        <div key={industry} className={panelStyles['historyRow']}>
          {industry}
          <span>{format.count(entries)}</span>
        </div>
      ))}
      <p className={styles['stateLegend']}>
        {OPEN_LEDGER_STATES.map((state) => (
          <Chip key={state} tone={LEDGER_TONE[state]} mark>
            {t(`trade:ledgerState.${state}`)}
          </Chip>
        ))}
      </p>
    </Panel>
  );
}
