/** Files as registries really send them: encodings, formats, and every way in which they are broken. */
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { UnreadableFile } from '#hub/intake/source/unreadable.ts';
import { csv, HEADER, IntakeHub, line, refused } from './intake-hub.ts';

const MEGABYTE = 1024 * 1024;

describe('the encoding of a file', () => {
  const text = csv(line(1, { name: '堃鑫五金店' }), line(2));
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['GB18030', iconv.encode(text, 'gb18030')],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('%s is found out, also when a character is cut by a chunk', async (_name, bytes) => {
    const hub = new IntakeHub();
    expect(await hub.take(bytes, 'registrations', 'csv', 7)).toMatchObject({ read: 2, created: 2, rejected: 0 });
    expect(hub.rows('SELECT name FROM entity ORDER BY id')).toEqual([{ name: '堃鑫五金店' }, { name: '晨星2店' }]);
  });

  it('is GB18030 also when the Chinese begins late in an ASCII file', async () => {
    const hub = new IntakeHub();
    const ascii = 'name,creditCode,registeredOn,address\n' + 'Plain Ltd,91441900MA00000099,2026-11-19,N/A\n'.repeat(3);
    const bytes = Buffer.concat([Buffer.from(ascii), iconv.encode('晨星店,91441900MA00000001,2026-11-19,东莞市虎门镇博涌村8号\n', 'gb18030')]);
    expect(await hub.take(bytes, 'registrations', 'csv', 64)).toMatchObject({ read: 4, created: 2, unchanged: 2 });
    expect(hub.rows('SELECT name FROM entity WHERE villageCode IS NOT NULL')).toEqual([{ name: '晨星店' }]);
  });

  it('that is neither refuses the rows that cannot be read and takes the others', async () => {
    const hub = new IntakeHub();
    const bytes = Buffer.concat([Buffer.from(`${csv(line(1))}\n`), Buffer.from([0xff, 0xfe, 0xff]), Buffer.from(`${line(2)}\n${line(3)}`)]);
    const summary = await hub.take(bytes);
    expect(summary).toMatchObject({ read: 3, created: 2 });
    expect(refused(summary)).toEqual(['3 name controlCharacter']);
  });
});

describe('a broken CSV file', () => {
  it('with a quote that is never closed loses that row only', async () => {
    const hub = new IntakeHub();
    const summary = await hub.take(csv(line(1), line(2, { name: '"晨星店' }), line(3), line(4)));
    expect(summary).toMatchObject({ read: 4, created: 3, rejected: 1 });
    expect(refused(summary)).toEqual(['3  quotes']);
  });

  it('with two lost quotes loses the rows they stand in only', async () => {
    const hub = new IntakeHub();
    const summary = await hub.take(csv(line(1, { name: '"晨星店' }), line(2), line(3, { scope: '销售"五金' }), line(4)));
    expect(summary.created).toBe(2);
    expect(refused(summary).map((row) => row.split(' ')[0])).toEqual(['2', '4']);
  });

  it('keeps quoted commas, quotes and line breaks, and counts lines as an editor does', async () => {
    const hub = new IntakeHub();
    const summary = await hub.take(csv(line(1, { scope: '"零售：五金, ""晨星"" 牌；\n家电"' }), line(2, { day: '2026-02-30' })));
    expect(hub.rows('SELECT businessScope FROM entity')).toEqual([{ businessScope: '零售：五金, "晨星" 牌； 家电' }]);
    expect(refused(summary)).toEqual(['4 registeredOn noSuchDay']);
  });

  it('with too few or too many columns in a row refuses the row', async () => {
    const hub = new IntakeHub();
    const summary = await hub.take(csv(line(1), '只有名称', `${line(2)},one,more`, `${line(3)},,`, line(4)));
    expect(summary).toMatchObject({ read: 5, created: 3 });
    expect(refused(summary)).toEqual(['3  columns', '4  columns']);
  });

  it('with 10 MB in one field is read without keeping them, and the rest goes on', async () => {
    const hub = new IntakeHub();
    const huge = '五'.repeat(10 * MEGABYTE);
    const summary = await hub.take(csv(line(1), line(2, { scope: huge }), line(3, { scope: `"${huge}"` }), line(4)));
    expect(summary).toMatchObject({ read: 4, created: 2, rejected: 2 });
    expect(refused(summary)).toEqual(['3  tooLong', '4  tooLong']);
  });

  it('with a field longer than its limit but shorter than a row’s names the field', async () => {
    const hub = new IntakeHub();
    expect(refused(await hub.take(csv(line(1, { scope: '五'.repeat(20_001) }))))).toEqual(['2 businessScope tooLong']);
  });

  it.each([
    ['nothing at all', ''], ['blank lines', '\n\n \n'], ['a byte order mark', '\ufeff'],
  ])('of %s cannot be imported', async (_what, content) => {
    const hub = new IntakeHub();
    await expect(hub.take(content)).rejects.toMatchObject({ reason: 'empty' });
  });

  it('without the columns that must be there cannot be imported, and nothing is written', async () => {
    const hub = new IntakeHub();
    const head = hub.store.head();
    const taking = hub.take('企业名称,注册地址\n晨星店,东莞市虎门镇博涌村8号');
    await expect(taking).rejects.toBeInstanceOf(UnreadableFile);
    await expect(taking).rejects.toMatchObject({ reason: 'header', fields: ['creditCode', 'registeredOn'] });
    expect(hub.store.head()).toBe(head);
  });

  it('of a header only has nothing to take', async () => {
    expect(await new IntakeHub().take(HEADER)).toMatchObject({ read: 0, created: 0, rejected: 0 });
  });
});

describe('other formats', () => {
  it('NDJSON refuses lines that are no object and takes the others', async () => {
    const hub = new IntakeHub();
    const row = (number: number) => JSON.stringify({
      creditCode: `91441900MA${String(number).padStart(8, '0')}`, name: '晨星店', registeredOn: '2026-11-19', address: '东莞市虎门镇博涌村8号',
    });
    const content = [row(1), '', '{"name":', '[1]', 'null', row(2), '{"__proto__":{"name":"x"}}', row(3)].join('\n');
    const summary = await hub.take(content, 'registrations', 'ndjson');
    expect(summary).toMatchObject({ read: 7, created: 3, rejected: 4 });
    expect(refused(summary)).toEqual(['3  json', '4  json', '5  json', '7 creditCode missing']);
  });

  it('XLSX gives its first sheet, with dates and numbers as a spreadsheet keeps them', async () => {
    const hub = new IntakeHub();
    const rows = [
      ['统一社会信用代码', '企业名称', '注册日期', '注册地址', '联系电话'].map((value) => ({ value })),
      [{ value: '91441900MA00000001' }, { value: '晨星店' }, { value: new Date('2026-11-19T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
        { value: '东莞市虎门镇博涌村8号' }, { value: 13800000000, type: Number }],
      [{ value: '91441900MA00000002' }, { value: '晨星店' }, { value: '2026-02-30' }, { value: '东莞市虎门镇博涌村9号' }, null],
    ];
    const summary = await hub.take(await writeXlsxFile(rows as never).toBuffer(), 'registrations', 'xlsx');
    expect(summary).toMatchObject({ read: 2, created: 1 });
    expect(refused(summary)).toEqual(['3 registeredOn noSuchDay']);
    const entities = hub.rows('SELECT registeredOn, contactPhone FROM entity');
    expect(entities).toEqual([{ registeredOn: '2026-11-19', contactPhone: '13800000000' }]);
  });

  it('a file that is no spreadsheet is refused as a whole', async () => {
    await expect(new IntakeHub().take(csv(line(1)), 'registrations', 'xlsx')).rejects.toMatchObject({ reason: 'format' });
  });
});

describe('any file', () => {
  it('of random bytes ends in a summary or a refusal, never in a crash', async () => {
    const hub = new IntakeHub();
    const binaryText = fc.string({ unit: 'binary', maxLength: 500 }).map((text) => Buffer.from(text));
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 2000 }), binaryText);
    const chunks = fc.integer({ min: 1, max: 64 });
    await fc.assert(fc.asyncProperty(bytes, fc.constantFrom('csv', 'ndjson'), chunks, async (content, format, chunk) => {
      const file = Buffer.concat([Buffer.from(format === 'csv' ? `${HEADER}\n` : ''), content]);
      const { read, created, changed, unchanged, rejected } = await hub.take(file, 'registrations', format, chunk);
      expect(created + changed + unchanged + rejected).toBe(read);
    }), { numRuns: 40 });
  });

  it('that was written as CSV is read as it was written, wherever it is cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('五', '金', '"', ',', '\n', '\r', 'A', ' ', '；', '\t'), maxLength: 30 });
    const columns = fc.array(text, { minLength: 1, maxLength: 20 });
    await fc.assert(fc.asyncProperty(columns, fc.integer({ min: 1, max: 200 }), async (scopes, chunk) => {
      const hub = new IntakeHub();
      const quoted = scopes.map((scope, index) => line(index, { scope: `"${scope.replaceAll('"', '""')}"` }));
      expect(await hub.take(csv(...quoted), 'registrations', 'csv', chunk)).toMatchObject({ created: scopes.length, rejected: 0 });
      const kept = hub.rows<{ businessScope: string }>('SELECT businessScope FROM entity ORDER BY id');
      expect(kept.map(({ businessScope }) => businessScope)).toEqual(scopes.map((scope) => scope.replace(/\s+/g, ' ').trim()));
    }), { numRuns: 12 });
  });
});
