/** The text filter of a list of the notice desk, and what else a list narrows down by. */
import type { ReactNode, RefObject } from 'react';
import { Button } from 'antd';
import type { InputRef } from 'antd';
import { useT } from '../../i18n/useT.ts';
import desk from '../desk.module.css';
import { FilterSearch } from '../desk/FilterSearch.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import type { NoticeView } from './queues.ts';

interface NoticeFiltersProps {
  readonly view: DeskView<NoticeView>;
  readonly searchRef: RefObject<InputRef | null>;
  readonly label: string;
  readonly children?: ReactNode;
}

export function NoticeFilters({ view, searchRef, label, children }: NoticeFiltersProps) {
  const t = useT();
  return (
    <div className={desk['filters']} role="search">
      <FilterSearch
        inputRef={searchRef}
        value={view.filters['search'] ?? ''}
        label={label}
        onChange={(search) => view.changeFilters({ search })}
      />
      {children}
      <span className={desk['space']} />
      {view.filtered && (
        <Button size="small" type="link" onClick={view.resetFilters}>
          {t('ui:list.clearFilters')}
        </Button>
      )}
    </div>
  );
}
