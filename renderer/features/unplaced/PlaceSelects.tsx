/** Town, village and grid by name or by the initials of their pinyin. Chosen, the field lets the keyboard go back to the page. */
import type { RefObject } from 'react';
import { Select } from 'antd';
import type { RefSelectProps } from 'antd';
import { useStationPlace } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { choiceOf } from '../desk/choice.ts';
import styles from './unplaced.module.css';
import type { VillageChoice } from './useVillageChoice.ts';

interface PlaceSelectsProps {
  readonly choice: VillageChoice;
  readonly villageSelect: RefObject<RefSelectProps | null>;
  readonly gridSelect: RefObject<RefSelectProps | null>;
}

interface Found {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
}

const searchable = ({ id, name, initials }: Found) => ({ value: id, label: name, search: `${name} ${initials}` });

export function PlaceSelects({ choice, villageSelect, gridSelect }: PlaceSelectsProps) {
  const t = useT();
  const { tier } = useStationPlace();
  const chooseVillage = (code: string): void => {
    choice.chooseVillage(code);
    villageSelect.current?.blur();
  };
  const chooseGrid = (id: string | undefined): void => {
    choice.chooseGrid(id);
    gridSelect.current?.blur();
  };
  return (
    <div className={styles['selects']}>
      {tier === 'city' && (
        <Select
          showSearch={{ optionFilterProp: 'search' }}
          value={choice.townCode === '' ? undefined : choice.townCode}
          placeholder={t('unplaced:town')}
          aria-label={t('unplaced:town')}
          options={choice.towns.map(searchable)}
          onChange={choice.chooseTown}
          data-select="town"
        />
      )}
      <Select
        ref={villageSelect}
        showSearch={{ optionFilterProp: 'search' }}
        value={choice.village?.id}
        placeholder={t('unplaced:village')}
        aria-label={t('unplaced:village')}
        options={choice.villages.map(searchable)}
        onChange={chooseVillage}
        data-select="village"
      />
      <Select
        ref={gridSelect}
        allowClear
        value={choice.gridId}
        disabled={choice.village === undefined}
        placeholder={t('unplaced:grid')}
        aria-label={t('unplaced:grid')}
        options={choice.grids.map(choiceOf)}
        onChange={chooseGrid}
        data-select="grid"
      />
    </div>
  );
}
