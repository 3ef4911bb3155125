import type { Tables } from '../../tables/tables.ts';
import { datasetDescription, datasetTitle, publisherName } from '../about.ts';
import { prettyJson } from '../json.ts';
import { licence } from '../licence.ts';
import { fileUrl, type Site } from '../site.ts';
import { tableDictionary } from '../table/dictionary.ts';
import { evidenceNotes } from './csvw-notes.ts';
import { bilingual, csvName, csvwSchema } from './csvw-schema.ts';

const aboutNotes = bilingual(
  "Each note leads from a value's cell (RFC 7111) to the words of the report. Lines (RFC 5147) and characters count in the text file whose SHA-256 is in the row of reports.csv that the note's state names, not in the page at the report's address.",
  'Mỗi ghi chú dẫn từ ô giá trị (RFC 7111) đến các từ trong bài nguồn. Dòng (RFC 5147) và ký tự được đếm trên tệp văn bản có mã băm SHA-256 ghi ở dòng của reports.csv mà phần state nêu, không phải trên trang web của bài nguồn.',
);

/**
 * `/data/csvw.json`: all tables as a CSVW table group (W3C Metadata Vocabulary for Tabular Data), with a note for each
 * reported value that leads to the words it came from. URLs of tables are relative, so that it holds in the archive too.
 */
export function csvw(tables: Tables, site: Site): string {
  return prettyJson({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:title': bilingual(datasetTitle('en'), datasetTitle('vi')),
    'dc:description': bilingual(datasetDescription('en'), datasetDescription('vi')),
    'dc:publisher': publisherName('en'),
    'dc:license': { '@id': licence.url },
    'dc:isPartOf': { '@id': fileUrl(site, 'catalog.jsonld') },
    'dc:source': tables.reports.map(({ url }) => ({ '@id': url })),
    tables: tableDictionary().map((table) => ({
      url: csvName(table.name),
      'dc:title': bilingual(table.title_en, table.title_vi),
      'dc:description': bilingual(table.description_en, table.description_vi),
      tableSchema: csvwSchema(table),
      ...(table.name === 'observations' && { 'rdfs:comment': aboutNotes, notes: evidenceNotes(tables) }),
    })),
  });
}
