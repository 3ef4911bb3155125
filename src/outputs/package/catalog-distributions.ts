import type { Locale } from '../../i18n/locales.ts';
import { licence } from '../licence.ts';

/** The two languages in the vocabulary that DCAT catalogs share (EU Publications Office). */
export const languageUrls: Record<Locale, string> = {
  en: 'http://publications.europa.eu/resource/authority/language/ENG',
  vi: 'http://publications.europa.eu/resource/authority/language/VIE',
};

const mediaTypeUrl = (mediaType: string) => `https://www.iana.org/assignments/media-types/${mediaType}`;

/** What is told of a file beside its address and format. */
export interface FileFacts {
  languages?: readonly Locale[];
  conformsTo?: string;
  bytes?: number;
  sha256?: string;
  /** For an archive: what its files are. */
  packed?: boolean;
}

/** A file as a `dcat:Distribution`: `page` is where a reader finds it, `url` the file itself. */
export function distribution(page: string, url: string, mediaType: string, facts: FileFacts = {}) {
  const { languages, conformsTo, bytes, sha256, packed } = facts;
  return {
    id: `${url}#distribution`,
    type: 'dcat:Distribution',
    accessURL: page,
    downloadURL: url,
    mediaType: mediaTypeUrl(mediaType),
    ...(packed && { packageFormat: mediaTypeUrl(mediaType) }),
    ...(languages && { language: languages.map((one) => languageUrls[one]) }),
    ...(conformsTo && { conformsTo }),
    license: licence.url,
    // JSON's numbers would become xsd:integer; DCAT wants this type.
    ...(bytes !== undefined && { byteSize: String(bytes) }),
    ...(sha256 && {
      checksum: {
        type: 'spdx:Checksum',
        algorithm: 'spdx:checksumAlgorithm_sha256',
        checksumValue: sha256,
      },
    }),
  };
}
