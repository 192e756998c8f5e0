/** Pages side by side in one, their names at the left; the address keeps which is open, [ and ] go from one to the next. */
import type { ComponentType } from 'react';
import { setParams, useView } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import columnsStyles from './columns.module.css';
import queuesStyles from './queues.module.css';

export interface Section {
  /** Its name in the address. */
  readonly id: string;
  readonly label: string;
  readonly Page: ComponentType;
}

interface SectionedPageProps {
  readonly title: string;
  readonly name: string;
  /** The first is open where the address names none. */
  readonly sections: readonly [Section, ...Section[]];
}

export function SectionedPage({ title, name, sections }: SectionedPageProps) {
  const t = useT();
  const wanted = useView(({ params }) => params['section']);
  const section = sections.find(({ id }) => id === wanted) ?? sections[0];
  const choose = ({ id }: Section): void => setParams({ section: id });
  const step = (by: -1 | 1): void => choose(sections[sections.indexOf(section) + by] ?? section);
  useHotkeys(title, [
    { keys: ['['], help: t('desk:keys.section'), run: () => step(-1) },
    { keys: [']'], run: () => step(1) },
  ]);
  return (
    <div className={columnsStyles['desk']} data-testid={name}>
      <nav className={queuesStyles['queues']} aria-label={title}>
        {sections.map((each) => (
          <button
            key={each.id}
            type="button"
            className={`${queuesStyles['queue']} ${each === section ? queuesStyles['queueOn'] : ''}`}
            aria-current={each === section ? 'page' : undefined}
            data-section={each.id}
            onClick={() => choose(each)}
          >
            <span>{each.label}</span>
          </button>
        ))}
      </nav>
      <section.Page />
    </div>
  );
}
