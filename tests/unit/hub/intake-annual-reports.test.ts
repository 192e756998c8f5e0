/** The register's list of annual reports: badges come and go with it, whatever was sent before. */
import { expect, it } from 'vitest';
import { csv, IntakeHub, line, refused } from './intake-hub.ts';

const HEADER = '统一社会信用代码,年报年度,年报状态';
const CODE = '91441900MA00000001';
const list = (...rows: readonly string[]): string => [HEADER, ...rows].join('\n');
const REPORTS = 'SELECT year, state, annualReport.scope = entity.scope AS together FROM annualReport JOIN entity ON entity.id = entityId';

it('lists who has not filed, and takes back who has, once each', async () => {
  const hub = new IntakeHub();
  await hub.take(csv(line(1)));
  expect(await hub.take(list(`${CODE},2025,未报`), 'annual-reports')).toMatchObject({ created: 1, rejected: 0 });
  expect(hub.rows(REPORTS)).toEqual([{ year: 2025, state: 'unreported', together: 1 }]);
  expect(await hub.take(list(`${CODE},2025,未报`), 'annual-reports')).toMatchObject({ unchanged: 1 });
  expect(await hub.take(list(`${CODE},2025,已公示`), 'annual-reports')).toMatchObject({ changed: 1 });
  expect(hub.rows(REPORTS)).toMatchObject([{ year: 2025, state: 'reported' }]);
});

it('a list of the unreported alone needs no column for the state', async () => {
  const hub = new IntakeHub();
  await hub.take(csv(line(1)));
  await hub.take(`统一社会信用代码,年度\n${CODE},2025`, 'annual-reports');
  expect(hub.rows(REPORTS)).toMatchObject([{ year: 2025, state: 'unreported' }]);
});

it('refuses rows it cannot read and entities it does not know, and takes the rest', async () => {
  const hub = new IntakeHub();
  await hub.take(csv(line(1)));
  const lines = ['91441900MA00000009,2025,未报', `${CODE},25,未报`, `${CODE},2025,大概`, `${CODE},2025,未报`];
  const summary = await hub.take(list(...lines), 'annual-reports');
  expect(summary).toMatchObject({ read: 4, created: 1, rejected: 3 });
  expect(refused(summary)).toEqual(['2 creditCode unknown', '3 year format', '4 state format']);
});
